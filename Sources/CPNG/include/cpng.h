#ifndef APICAL_CPNG_H
#define APICAL_CPNG_H

#include <stddef.h>
#include <stdint.h>

/* libpng reports errors by longjmp, which must not cross Swift frames: each function here sets its own jump target,
   frees what it took and returns a status. */

typedef enum { CPNG_OK = 0, CPNG_NOT_PNG = 1, CPNG_TRUNCATED = 2, CPNG_FAILED = 3 } cpng_status;

typedef struct {
  uint32_t width, height;
  uint8_t bit_depth;   /* of the file: 1, 2, 4, 8 or 16 */
  uint8_t channels;    /* of the decoded samples: 1 (grey or palette index) or 3 (RGB); alpha is dropped */
  uint8_t is_palette, is_truncated;
  uint16_t palette_count;
  uint8_t palette[256][3];
  char message[128];   /* libpng's own words when the status is not CPNG_OK */
} cpng_image;

/* Reads the chunks before the pixels. */
cpng_status cpng_read_header(const uint8_t *data, size_t size, cpng_image *image);

/* Reads the whole file. `samples` holds width * height * channels values as stored, one each, rows from the top. */
cpng_status cpng_decode(const uint8_t *data, size_t size, cpng_image *image, uint16_t *samples, size_t count);

/* Packs 8-bit grey pixels. On CPNG_OK the caller frees `*data` with cpng_free. */
cpng_status cpng_encode_grey(const uint8_t *pixels, uint32_t width, uint32_t height, uint8_t **data, size_t *size);

void cpng_free(uint8_t *data);

#endif
