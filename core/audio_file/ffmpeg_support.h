#pragma once
// What every use of FFmpeg in this folder needs: owners of its objects, its error texts, its log. Internal.

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

#include <memory>
#include <string>

#include "core/base/result.h"

namespace jukebox::ffmpeg {

struct PacketDeleter {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FrameDeleter {
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct CodecContextDeleter {
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct SwrDeleter {
  void operator()(SwrContext* context) const { swr_free(&context); }
};
struct InputDeleter {
  void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
struct OutputDeleter {
  void operator()(AVFormatContext* context) const { avformat_free_context(context); }
};

using Packet = std::unique_ptr<AVPacket, PacketDeleter>;
using Frame = std::unique_ptr<AVFrame, FrameDeleter>;
using CodecContext = std::unique_ptr<AVCodecContext, CodecContextDeleter>;
using Swr = std::unique_ptr<SwrContext, SwrDeleter>;
using Input = std::unique_ptr<AVFormatContext, InputDeleter>;
using Output = std::unique_ptr<AVFormatContext, OutputDeleter>;

/// A channel layout that frees itself; the default layout of `channels` where FFmpeg knows one.
class ChannelLayout {
 public:
  explicit ChannelLayout(int channels) { av_channel_layout_default(&m_layout, channels); }
  ChannelLayout(const ChannelLayout&) = delete;
  ChannelLayout& operator=(const ChannelLayout&) = delete;
  ~ChannelLayout() { av_channel_layout_uninit(&m_layout); }
  AVChannelLayout* get() { return &m_layout; }

 private:
  AVChannelLayout m_layout{};
};

/// FFmpeg's words for one of its negative return values.
std::string errorText(int code);

/// Sends FFmpeg's own messages to the log sink (category "ffmpeg") instead of stderr. Called before any use; cheap.
void routeLogToSink();

Error outOfMemory();

}  // namespace jukebox::ffmpeg
