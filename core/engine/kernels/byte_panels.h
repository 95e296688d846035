#pragma once
// int8 weights of an inOut matrix in the order in which the instruction for four products of bytes (AVX-512 VNNI) takes
// them, and the kernel that multiplies them by 8-bit activations.
//
// A panel is 64 outputs of all inputs. In it lie, for every four inputs (a quad) and every output, four weights side by
// side, each raised by 128, since the instruction multiplies unsigned by signed bytes: weight (i, o) is at
//   ((o / 64 · quads + i / 4) · 64 + o % 64) · 4 + i % 4,   quads = inputs / 4, rounded up.
// So a panel is read from its first byte to its last, whatever the number of rows, and its outputs need nobody else's.
//
// Sums are exact in 32 bits over one part of the activations; parts are added as floats in order within a stretch, and
// stretches in order, as integer_kernels.h does it: the same bits.

#include <cstddef>
#include <cstdint>

#include "core/engine/kernels/matvec_kernels.h"
#include "core/engine/kernels/quantised_rows.h"

namespace jukebox {

/// Whether this processor has the instruction.
bool hasByteDot();

/// Outputs of a panel, and inputs side by side in it.
inline constexpr size_t kBytePanelOutputs = 64;
inline constexpr size_t kByteQuad = 4;

/// Bytes of one panel, and of all of a matrix.
size_t bytePanelSize(size_t inputs);
size_t bytePanelsSize(size_t inputs, size_t outputs);

/// Lays the weights of one panel of an int8 inOut matrix out; `out` has bytePanelSize(inputs) bytes. Inputs and outputs
/// that the matrix does not have become zero weights.
void packBytePanel(const WeightMatrix& matrix, size_t panel, std::uint8_t* out);

/// Outputs of the panels begin ... end-1 of all rows, with matrix.panels. x: the rows in the form bytes;
/// `stretchParts` of its parts make a stretch.
void multiplyBytePanels(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end);

}  // namespace jukebox
