#pragma once
// Token filter: temperature, top-k, top-p and the draw of one token from logits (spec/05 §3). Pure arithmetic.

#include <span>

namespace jukebox {

/// Sets to −∞ every logit strictly smaller than the k-th largest (k > 0; ties with the k-th stay).
void keepTopK(std::span<float> logits, int k);

/// Sets to −∞ every logit after the first whose cumulative probability exceeds p; the largest always stays.
void keepTopP(std::span<float> logits, double p);

/// Index of the largest logit, the first of equals.
int argmax(std::span<const float> logits);

/// Index drawn with probability softmax(logits) for a uniform number in [0, 1). −∞ entries are never drawn.
int drawToken(std::span<const float> logits, double uniform);

/// logits/temperature, filtered, drawn. At most one of topK and topP may be on (0 = off).
int chooseToken(std::span<float> logits, double temperature, int topK, double topP, double uniform);

}  // namespace jukebox
