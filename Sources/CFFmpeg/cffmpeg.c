#include "cffmpeg.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/pixdesc.h>
#include <stdlib.h>
#include <string.h>

/* Containers of recordings; playlists and devices, which name other files, are not among them. */
#define CONTAINERS "mov,matroska,avi,asf,mpegts,mpeg,flv,ogg,gif"

struct cff_video {
  AVFormatContext *format;
  AVCodecContext *codec;
  AVPacket *packet;
  AVFrame *frame;
  int stream;
  int64_t discarded;
  bool is_packet_suspect, is_draining;
};

static void say(char message[128], int error) {
  if (av_strerror(error, message, 128) != 0) {
    strncpy(message, "error of FFmpeg", 127);
  }
}

static void copy_text(char *target, size_t size, const char *text) {
  strncpy(target, text == NULL ? "" : text, size - 1);
  target[size - 1] = 0;
}

static cff_status open_container(cff_video *video, const char *path, char message[128]) {
  size_t length = strlen(path) + 6;
  char *name = malloc(length);
  AVDictionary *options = NULL;
  if (name == NULL) {
    return CFF_DAMAGED;
  }
  snprintf(name, length, "file:%s", path);
  av_dict_set(&options, "protocol_whitelist", "file", 0);
  av_dict_set(&options, "format_whitelist", CONTAINERS, 0);
  int status = avformat_open_input(&video->format, name, NULL, &options);
  av_dict_free(&options);
  free(name);
  if (status < 0) {
    say(message, status);
    return CFF_NOT_VIDEO;
  }
  return CFF_OK;
}

static cff_status open_decoder(cff_video *video, int64_t maximum_pixels, char message[128]) {
  int status = avformat_find_stream_info(video->format, NULL);
  const AVCodec *decoder = NULL;
  if (status >= 0) {
    status = av_find_best_stream(video->format, AVMEDIA_TYPE_VIDEO, -1, -1, &decoder, 0);
  }
  if (status < 0) {
    say(message, status);
    return status == AVERROR_DECODER_NOT_FOUND ? CFF_UNSUPPORTED : CFF_NO_STREAM;
  }
  video->stream = status;
  AVStream *stream = video->format->streams[status];
  if (stream->disposition & AV_DISPOSITION_ATTACHED_PIC) {
    return CFF_NO_STREAM;
  }
  if ((int64_t)stream->codecpar->width * stream->codecpar->height > maximum_pixels) {
    return CFF_TOO_LARGE;
  }
  for (unsigned i = 0; i < video->format->nb_streams; i++) {
    video->format->streams[i]->discard = i == (unsigned)status ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
  }
  video->codec = avcodec_alloc_context3(decoder);
  video->packet = av_packet_alloc();
  video->frame = av_frame_alloc();
  if (video->codec == NULL || video->packet == NULL || video->frame == NULL) {
    return CFF_DAMAGED;
  }
  status = avcodec_parameters_to_context(video->codec, stream->codecpar);
  video->codec->pkt_timebase = stream->time_base;
  video->codec->max_pixels = maximum_pixels;
  video->codec->thread_count = 1;
  video->codec->err_recognition = AV_EF_CRCCHECK | AV_EF_BITSTREAM;
  if (status >= 0) {
    status = avcodec_open2(video->codec, decoder, NULL);
  }
  if (status < 0) {
    say(message, status);
    return CFF_UNSUPPORTED;
  }
  return CFF_OK;
}

cff_status cff_open(const char *path, int64_t maximum_pixels, cff_video **result, char message[128]) {
  *result = NULL;
  memset(message, 0, 128);
  av_log_set_level(AV_LOG_QUIET);
  cff_video *video = calloc(1, sizeof *video);
  if (video == NULL) {
    return CFF_DAMAGED;
  }
  cff_status status = open_container(video, path, message);
  if (status == CFF_OK) {
    status = open_decoder(video, maximum_pixels, message);
  }
  if (status != CFF_OK) {
    cff_close(video);
    return status;
  }
  *result = video;
  return CFF_OK;
}

void cff_close(cff_video *video) {
  if (video == NULL) {
    return;
  }
  av_frame_free(&video->frame);
  av_packet_free(&video->packet);
  avcodec_free_context(&video->codec);
  avformat_close_input(&video->format);
  free(video);
}

void cff_describe(cff_video *video, cff_info *info) {
  memset(info, 0, sizeof *info);
  AVStream *stream = video->format->streams[video->stream];
  info->width = stream->codecpar->width;
  info->height = stream->codecpar->height;
  AVRational aspect = av_guess_sample_aspect_ratio(video->format, stream, NULL);
  info->aspect_width = aspect.num;
  info->aspect_height = aspect.den;
  bool is_avi = strcmp(video->format->iformat->name, "avi") == 0;
  info->announced_frames = is_avi ? 0 : stream->nb_frames;
  /* The duration may be that of another stream; only AVI states it for each. */
  if (video->format->duration_estimation_method == AVFMT_DURATION_FROM_STREAM) {
    if ((is_avi || video->format->nb_streams == 1) && stream->duration > 0) {
      info->announced_end = stream->duration;
    } else if (video->format->nb_streams == 1 && video->format->duration > 0) {
      info->announced_end = av_rescale_q(video->format->duration, AV_TIME_BASE_Q, stream->time_base);
    }
  }
  info->rate_numerator = stream->avg_frame_rate.num;
  info->rate_denominator = stream->avg_frame_rate.den;
  info->tick_numerator = stream->time_base.num;
  info->tick_denominator = stream->time_base.den;
  uint8_t *matrix = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, NULL);
  if (matrix != NULL) {
    info->rotation = -av_display_rotation_get((const int32_t *)matrix);
  }
  copy_text(info->container, sizeof info->container, video->format->iformat->long_name);
  const AVCodecDescriptor *codec = avcodec_descriptor_get(stream->codecpar->codec_id);
  copy_text(info->codec, sizeof info->codec, codec == NULL ? NULL : codec->long_name);
}

/* Hands one packet, or the end of the file, to the decoder. */
static int feed(cff_video *video) {
  int status = av_read_frame(video->format, video->packet);
  if (status == AVERROR_EOF) {
    video->is_draining = true;
    int failure = video->format->pb == NULL ? 0 : video->format->pb->error;
    int sent = avcodec_send_packet(video->codec, NULL);
    return failure < 0 && failure != AVERROR_EOF ? failure : sent;
  }
  if (status < 0) {
    return status;
  }
  if (video->packet->stream_index == video->stream) {
    video->discarded += (video->packet->flags & AV_PKT_FLAG_DISCARD) != 0;
    video->is_packet_suspect |= (video->packet->flags & AV_PKT_FLAG_CORRUPT) != 0;
    status = avcodec_send_packet(video->codec, video->packet);
  }
  av_packet_unref(video->packet);
  return status;
}

/* What av_read_image_line2 can read without loss. */
static bool is_readable(const AVPixFmtDescriptor *format) {
  uint64_t refused = AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BAYER | AV_PIX_FMT_FLAG_FLOAT;
  if (format == NULL || (format->flags & refused) || format->comp[0].depth > 16) {
    return false;
  }
  if (!(format->flags & AV_PIX_FMT_FLAG_RGB)) {
    return strncmp(format->name, "xyz", 3) != 0;
  }
  return format->comp[0].depth == format->comp[1].depth && format->comp[0].depth == format->comp[2].depth;
}

static bool is_palette(const AVPixFmtDescriptor *format) { return format->flags & AV_PIX_FMT_FLAG_PAL; }

static bool is_colour(const AVPixFmtDescriptor *format) {
  return is_palette(format) || (format->flags & AV_PIX_FMT_FLAG_RGB);
}

/* Grey formats use all values unless the stream says otherwise; luma uses 16…235 unless it says otherwise. */
static bool is_limited(const AVFrame *frame, const AVPixFmtDescriptor *format) {
  if (is_colour(format) || frame->color_range == AVCOL_RANGE_JPEG || strncmp(format->name, "yuvj", 4) == 0) {
    return false;
  }
  return format->nb_components > 2 || frame->color_range == AVCOL_RANGE_MPEG;
}

cff_status cff_next(cff_video *video, cff_frame *frame, char message[128]) {
  memset(message, 0, 128);
  memset(frame, 0, sizeof *frame);
  int status = avcodec_receive_frame(video->codec, video->frame);
  while (status == AVERROR(EAGAIN) && !video->is_draining) {
    int fed = feed(video);
    if (fed < 0) {
      say(message, fed);
      return CFF_DAMAGED;
    }
    status = avcodec_receive_frame(video->codec, video->frame);
  }
  if (status == AVERROR_EOF) {
    return CFF_END;
  }
  if (status < 0) {
    say(message, status);
    return CFF_DAMAGED;
  }
  const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(video->frame->format);
  if (!is_readable(format)) {
    copy_text(message, 128, format == NULL ? "unknown pixels" : format->name);
    return CFF_UNSUPPORTED;
  }
  frame->width = video->frame->width;
  frame->height = video->frame->height;
  frame->channels = is_colour(format) ? 3 : 1;
  frame->depth = (uint8_t)format->comp[0].depth;
  frame->is_limited_range = is_limited(video->frame, format);
  frame->is_suspect =
      video->is_packet_suspect || (video->frame->flags & AV_FRAME_FLAG_CORRUPT) || video->frame->decode_error_flags;
  video->is_packet_suspect = false;
  frame->has_time = video->frame->best_effort_timestamp != AV_NOPTS_VALUE;
  frame->time = frame->has_time ? video->frame->best_effort_timestamp : 0;
#if LIBAVUTIL_VERSION_MAJOR >= 58
  frame->duration = video->frame->duration;
#else
  frame->duration = video->frame->pkt_duration;
#endif
  return CFF_OK;
}

/* One row of one component; `component` counts red, green, blue for colour. */
static void read_row(const AVFrame *frame, const AVPixFmtDescriptor *format, int y, int component, int width, uint16_t *row) {
  const uint8_t *planes[4] = {frame->data[0], frame->data[1], frame->data[2], frame->data[3]};
  const AVComponentDescriptor *first = &format->comp[0];
  if (component == 0 && first->depth == 8 && first->step == 1 && !is_palette(format) &&
      !(format->flags & AV_PIX_FMT_FLAG_BITSTREAM)) {
    const uint8_t *line = planes[first->plane] + (ptrdiff_t)y * frame->linesize[first->plane] + first->offset;
    for (int x = 0; x < width; x++) {
      row[x] = line[x];
    }
    return;
  }
  /* Entries of a palette are 32-bit words: blue is their lowest byte. */
  int place = is_palette(format) ? 2 - component : component;
  av_read_image_line2(row, planes, frame->linesize, format, 0, y, place, width, is_palette(format), 2);
}

cff_status cff_samples(cff_video *video, uint16_t *samples, size_t count) {
  const AVFrame *frame = video->frame;
  const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(frame->format);
  if (!is_readable(format)) {
    return CFF_UNSUPPORTED;
  }
  size_t width = (size_t)frame->width, channels = is_colour(format) ? 3 : 1;
  if (count != width * (size_t)frame->height * channels) {
    return CFF_DAMAGED;
  }
  uint16_t *row = malloc(width * sizeof *row);
  if (row == NULL) {
    return CFF_DAMAGED;
  }
  for (int y = 0; y < frame->height; y++) {
    for (size_t c = 0; c < channels; c++) {
      read_row(frame, format, y, (int)c, frame->width, row);
      uint16_t *target = samples + (size_t)y * width * channels + c;
      for (size_t x = 0; x < width; x++) {
        target[x * channels] = row[x];
      }
    }
  }
  free(row);
  return CFF_OK;
}

static int spread(int a, int b, int c) {
  int high = a > b ? a : b, low = a > b ? b : a;
  return (high > c ? high : c) - (low < c ? low : c);
}

double cff_coloured_share(cff_video *video, int32_t distance) {
  const AVFrame *frame = video->frame;
  const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(frame->format);
  if (!is_readable(format) || (!is_colour(format) && format->nb_components < 3)) {
    return 0;
  }
  bool is_rgb = is_colour(format);
  int width = is_rgb ? frame->width : AV_CEIL_RSHIFT(frame->width, format->log2_chroma_w);
  int height = is_rgb ? frame->height : AV_CEIL_RSHIFT(frame->height, format->log2_chroma_h);
  uint16_t *rows = malloc(3 * (size_t)width * sizeof *rows);
  if (rows == NULL) {
    return 0;
  }
  int shift = format->comp[0].depth > 8 ? format->comp[0].depth - 8 : 0;
  int64_t coloured = 0;
  for (int y = 0; y < height; y++) {
    for (int c = is_rgb ? 0 : 1; c < 3; c++) {
      read_row(frame, format, y, c, width, rows + c * width);
    }
    for (int x = 0; x < width; x++) {
      int second = rows[width + x] >> shift, third = rows[2 * width + x] >> shift;
      int found = is_rgb ? spread(rows[x] >> shift, second, third)
                         : (abs(second - 128) > abs(third - 128) ? abs(second - 128) : abs(third - 128));
      coloured += found > distance;
    }
  }
  free(rows);
  return (double)coloured / ((double)width * height);
}

int64_t cff_discarded(cff_video *video) { return video->discarded; }
