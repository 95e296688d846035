#pragma once
// The single-threaded kernels behind multiply() with integer activations: int8 weights times int16 values, summed
// exactly in 32 bits over one part, then as floats over the parts of a stretch in order, then over the stretches in
// order. So an output has the same bits on every path, for every number of rows and on every processor that has them.

#include "core/engine/kernels/matvec_kernels.h"
#include "core/engine/kernels/quantised_rows.h"

namespace jukebox {

/// Whether this processor multiplies 16-bit integers faster than floats (x86 with AVX2 or better).
bool hasIntegerDot();

/// Most inputs in a part: 256 * 127 * 32767 is less than 2^31.
inline constexpr size_t kMostPartInputs = 256;
/// Most rows that integerStretch() takes: there the weights are read once, in the order in which they lie in memory.
inline constexpr size_t kStreamedRows = 2;
/// Columns that a part of a matrix is interleaved by, once for many rows of x.
inline constexpr size_t kPanelColumns = 64;

/// Stretch `stretch`, `stretchParts` parts of x, of an inOut matrix for at most kStreamedRows rows; combineDenseParts()
/// adds the stretches up.
void integerStretch(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t stretch,
                    const PartialSums& sums);

/// Outputs begin ... end-1 of an inOut matrix for any number of rows, with scale and bias.
void integerColumns(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end);

/// Outputs begin ... end-1 of an outIn matrix for any number of rows, with scale and bias.
void integerDot(const MatvecTask& task, const QuantisedRows& x, size_t begin, size_t end);

}  // namespace jukebox
