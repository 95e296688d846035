#pragma once
// The single-threaded kernels behind multiply() with 8-bit activations on processors that add four products of bytes at
// once (AVX-512 VNNI): inOut matrices. Sums are exact in 32 bits over one part of the activations; parts are added as
// floats in order within a stretch, and stretches in order, as integer_kernels.h does it: the same bits.

#include "core/engine/kernels/matvec_kernels.h"
#include "core/engine/kernels/quantised_rows.h"

namespace jukebox {

/// Whether this processor has the instruction.
bool hasByteDot();

/// Most inputs in a part: the interleaved weights of a block stay in the first-level cache.
inline constexpr size_t kMostByteInputs = 128;
/// Columns that are summed together. Their sums lie in an order of their own until finishByteColumns().
inline constexpr size_t kByteColumns = 64;

/// Stretch `stretch`, `stretchParts` parts of x (the form bytes), for all outputs, in the order of memory. Rows of the
/// sums are whole blocks of kByteColumns. `threads` take turns with stretches: at its end the beginning of the one that
/// this thread is likely to take next is fetched.
void byteStretch(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t stretch, size_t threads,
                 const PartialSums& sums);

/// Adds up the stretches, applies scale and bias and writes y for the outputs begin ... end-1; begin is a multiple of
/// kByteColumns.
void finishByteColumns(const MatvecTask& task, const PartialSums& sums, size_t begin, size_t end);

/// Outputs begin ... end-1 of all rows, block after block: for many rows. begin is a multiple of kByteColumns.
void byteColumns(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end);

}  // namespace jukebox
