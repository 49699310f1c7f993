#ifndef APICAL_COPENJPEG_H
#define APICAL_COPENJPEG_H

#include <stddef.h>
#include <stdint.h>

/* JPEG 2000 codestreams in memory, by OpenJPEG. */

typedef enum { COPJ_OK = 0, COPJ_DAMAGED = 1, COPJ_UNSUPPORTED = 2 } copj_status;

typedef struct {
  uint32_t width, height, components;
  uint32_t precision; /* bits of a sample */
  char message[128];  /* OpenJPEG's own words when the status is not COPJ_OK */
} copj_image;

/* Decodes a codestream of unsigned samples; the colour transform that it announces is undone. `samples` holds
   width * height * components values, interleaved; a codestream of another size than the caller's is refused. */
copj_status copj_decode(
    const uint8_t *data, size_t size, copj_image *image, uint16_t *samples, size_t count);

#endif
