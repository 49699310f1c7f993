#include "cpng.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const uint8_t *data;
  size_t size, position;
  cpng_image *image; /* the caller's memory, so that what is noted here outlives a jump */
} source;

typedef struct {
  uint8_t *data;
  size_t size, capacity;
} sink;

static void keep_message(png_structp png, png_const_charp text) {
  source *from = png_get_error_ptr(png);
  if (from != NULL) {
    strncpy(from->image->message, text, sizeof from->image->message - 1);
  }
  png_longjmp(png, 1);
}

static void ignore_warning(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static void read_bytes(png_structp png, png_bytep target, size_t count) {
  source *from = png_get_io_ptr(png);
  if (from->size - from->position < count) {
    from->image->is_truncated = 1;
    png_error(png, "the file ends early");
  }
  memcpy(target, from->data + from->position, count);
  from->position += count;
}

static void read_info(png_structp png, png_infop info, cpng_image *image) {
  png_read_info(png, info);
  image->width = png_get_image_width(png, info);
  image->height = png_get_image_height(png, info);
  image->bit_depth = png_get_bit_depth(png, info);
  png_byte type = png_get_color_type(png, info);
  image->is_palette = type == PNG_COLOR_TYPE_PALETTE;
  image->channels = !image->is_palette && (type & PNG_COLOR_MASK_COLOR) ? 3 : 1;
  png_colorp palette = NULL;
  int count = 0;
  if (image->is_palette && png_get_PLTE(png, info, &palette, &count)) {
    image->palette_count = (uint16_t)count;
    for (int i = 0; i < count && i < 256; i++) {
      image->palette[i][0] = palette[i].red;
      image->palette[i][1] = palette[i].green;
      image->palette[i][2] = palette[i].blue;
    }
  }
}

/* Reads the pixels into `buffer` (rows of `row_bytes`) and spreads them over 16-bit samples. */
static void read_samples(
    png_structp png, png_infop info, const cpng_image *image, uint8_t *buffer, png_bytepp rows, size_t row_bytes,
    uint16_t *samples) {
  for (size_t y = 0; y < image->height; y++) {
    rows[y] = buffer + y * row_bytes;
  }
  png_read_image(png, rows);
  png_read_end(png, info);
  size_t per_row = (size_t)image->width * image->channels;
  for (size_t y = 0; y < image->height; y++) {
    uint16_t *target = samples + y * per_row;
    for (size_t i = 0; i < per_row; i++) {
      target[i] = image->bit_depth == 16 ? (uint16_t)(rows[y][2 * i] << 8 | rows[y][2 * i + 1]) : rows[y][i];
    }
  }
}

/* With `samples` NULL only the header is read. */
static cpng_status decode(const uint8_t *data, size_t size, cpng_image *image, uint16_t *samples, size_t count) {
  memset(image, 0, sizeof *image);
  if (size < 8 || png_sig_cmp(data, 0, 8) != 0) {
    return CPNG_NOT_PNG;
  }
  source from = {data, size, 0, image};
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &from, keep_message, ignore_warning);
  png_infop info = png == NULL ? NULL : png_create_info_struct(png);
  uint8_t *volatile buffer = NULL;
  png_bytepp volatile rows = NULL;
  volatile cpng_status status = CPNG_FAILED;
  if (info == NULL || setjmp(png_jmpbuf(png))) {
    if (image->is_truncated) {
      status = CPNG_TRUNCATED;
    }
    goto end;
  }
  png_set_read_fn(png, &from, read_bytes);
  read_info(png, info, image);
  if (samples != NULL) {
    png_set_packing(png);
    png_set_strip_alpha(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    size_t row_bytes = png_get_rowbytes(png, info);
    size_t expected_row = (size_t)image->width * image->channels * (image->bit_depth == 16 ? 2 : 1);
    if (count != (size_t)image->width * image->height * image->channels || row_bytes != expected_row) {
      png_error(png, "the size changed between header and pixels");
    }
    buffer = malloc(row_bytes * image->height);
    rows = malloc(image->height * sizeof *rows);
    if (buffer == NULL || rows == NULL) {
      png_error(png, "no memory for the pixels");
    }
    read_samples(png, info, image, buffer, rows, row_bytes, samples);
  }
  status = CPNG_OK;
end:
  free(rows);
  free(buffer);
  png_destroy_read_struct(&png, &info, NULL);
  return status;
}

cpng_status cpng_read_header(const uint8_t *data, size_t size, cpng_image *image) {
  return decode(data, size, image, NULL, 0);
}

cpng_status cpng_decode(const uint8_t *data, size_t size, cpng_image *image, uint16_t *samples, size_t count) {
  return decode(data, size, image, samples, count);
}

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
  sink *to = png_get_io_ptr(png);
  if (to->capacity - to->size < count) {
    size_t capacity = 2 * to->capacity + count + 4096;
    uint8_t *grown = realloc(to->data, capacity);
    if (grown == NULL) {
      png_error(png, "no memory for the file");
    }
    to->data = grown;
    to->capacity = capacity;
  }
  memcpy(to->data + to->size, bytes, count);
  to->size += count;
}

static void no_flush(png_structp png) { (void)png; }

/* `to` is the caller's memory, so that what was written to it outlives a jump. */
static cpng_status encode(const uint8_t *pixels, uint32_t width, uint32_t height, sink *to) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, keep_message, ignore_warning);
  png_infop info = png == NULL ? NULL : png_create_info_struct(png);
  if (info == NULL || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return CPNG_FAILED;
  }
  png_set_write_fn(png, to, write_bytes, no_flush);
  png_set_IHDR(
      png, info, width, height, 8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
      PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  for (size_t y = 0; y < height; y++) {
    png_write_row(png, pixels + y * width);
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return CPNG_OK;
}

cpng_status cpng_encode_grey(const uint8_t *pixels, uint32_t width, uint32_t height, uint8_t **data, size_t *size) {
  sink to = {NULL, 0, 0};
  cpng_status status = encode(pixels, width, height, &to);
  if (status != CPNG_OK) {
    free(to.data);
    return status;
  }
  *data = to.data;
  *size = to.size;
  return CPNG_OK;
}

void cpng_free(uint8_t *data) { free(data); }
