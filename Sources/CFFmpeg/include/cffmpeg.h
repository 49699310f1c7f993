#ifndef APICAL_CFFMPEG_H
#define APICAL_CFFMPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first video stream of a local file, frame by frame, by FFmpeg's libraries. */

typedef struct cff_video cff_video;

typedef enum {
  CFF_OK = 0,
  CFF_END = 1,         /* no more frames */
  CFF_NOT_VIDEO = 2,   /* no container that is read */
  CFF_NO_STREAM = 3,   /* a container without video */
  CFF_UNSUPPORTED = 4, /* a codec or a pixel format that is not read */
  CFF_TOO_LARGE = 5,   /* more pixels a frame than the caller allows */
  CFF_DAMAGED = 6      /* the stream contradicts itself */
} cff_status;

typedef struct {
  int32_t width, height;
  int32_t aspect_width, aspect_height; /* of a pixel; 0 where not stated */
  int64_t announced_frames; /* 0 where the container does not say; an AVI counts empty places too and says nothing */
  int64_t announced_end;    /* end of the last frame by the container's header, ticks from the start; 0 where not said */
  int64_t rate_numerator, rate_denominator; /* average frame rate that the container states; 0 where it does not */
  int64_t tick_numerator, tick_denominator; /* seconds of one unit of time */
  double rotation;                     /* degrees that players turn the picture */
  char container[64], codec[64];
} cff_info;

typedef struct {
  int32_t width, height;
  uint8_t channels;      /* 1: luma or grey; 3: red, green, blue */
  uint8_t depth;         /* bits of a sample */
  bool is_limited_range; /* luma of 16…235 (times 2^(depth − 8)) */
  bool is_suspect;       /* the decoder had to conceal or guess */
  bool has_time;
  int64_t time;          /* in ticks */
  int64_t duration;      /* in ticks; 0 where not known */
} cff_frame;

/* `maximum_pixels` bounds the size of a frame before memory is asked for. On a status other than CFF_OK `*video` is
   NULL and `message` says what FFmpeg found. */
cff_status cff_open(
    const char *_Nonnull path, int64_t maximum_pixels, cff_video *_Nullable *_Nonnull video, char message[_Nonnull 128]);
void cff_close(cff_video *_Nullable video);
void cff_describe(cff_video *_Nonnull video, cff_info *_Nonnull info);

/* Decodes the next frame. */
cff_status cff_next(cff_video *_Nonnull video, cff_frame *_Nonnull frame, char message[_Nonnull 128]);
/* Samples of the frame that cff_next found last: width * height * channels values, interleaved. */
cff_status cff_samples(cff_video *_Nonnull video, uint16_t *_Nonnull samples, size_t count);
/* Share of the pixels of the frame that cff_next found last, 0…1, whose chroma (or spread of red, green and blue) is
   more than `distance` steps of 8 bits. */
double cff_coloured_share(cff_video *_Nonnull video, int32_t distance);
/* Frames that the container tells players to skip, so far. */
int64_t cff_discarded(cff_video *_Nonnull video);

#endif
