#include "copenjpeg.h"

#include <openjpeg-2.5/openjpeg.h>
#include <string.h>

typedef struct {
  const uint8_t *data;
  size_t size, position;
} source;

static OPJ_SIZE_T read_bytes(void *target, OPJ_SIZE_T count, void *user) {
  source *from = user;
  size_t left = from->size - from->position;
  if (left == 0) {
    return (OPJ_SIZE_T)-1;
  }
  if (count > left) {
    count = left;
  }
  memcpy(target, from->data + from->position, count);
  from->position += count;
  return count;
}

static OPJ_OFF_T skip_bytes(OPJ_OFF_T count, void *user) {
  source *from = user;
  if (count < 0 || (size_t)count > from->size - from->position) {
    return -1;
  }
  from->position += (size_t)count;
  return count;
}

static OPJ_BOOL seek_bytes(OPJ_OFF_T position, void *user) {
  source *from = user;
  if (position < 0 || (size_t)position > from->size) {
    return OPJ_FALSE;
  }
  from->position = (size_t)position;
  return OPJ_TRUE;
}

/* Keeps the first message: later ones are its consequences. */
static void keep_message(const char *text, void *user) {
  copj_image *image = user;
  if (image->message[0] != 0) {
    return;
  }
  strncpy(image->message, text, sizeof image->message - 1);
  image->message[strcspn(image->message, "\r\n")] = 0;
}

static void ignore_message(const char *text, void *user) {
  (void)text;
  (void)user;
}

/* All components of one size and precision, and unsigned. */
static int is_plain(const opj_image_t *decoded) {
  for (uint32_t c = 0; c < decoded->numcomps; c++) {
    const opj_image_comp_t *component = &decoded->comps[c];
    if (component->sgnd || component->prec > 16 || component->prec != decoded->comps[0].prec ||
        component->w != decoded->comps[0].w || component->h != decoded->comps[0].h) {
      return 0;
    }
  }
  return decoded->numcomps == 1 || decoded->numcomps == 3;
}

static copj_status header_status(const opj_image_t *decoded, copj_image *image, size_t count) {
  if (decoded->numcomps == 0 || !is_plain(decoded)) {
    return COPJ_UNSUPPORTED;
  }
  image->width = decoded->comps[0].w;
  image->height = decoded->comps[0].h;
  image->components = decoded->numcomps;
  image->precision = decoded->comps[0].prec;
  uint64_t pixels = (uint64_t)image->width * image->height;
  if (pixels == 0 || pixels > count || pixels * image->components != count) {
    strncpy(image->message, "the codestream is not of the size that the file announces", sizeof image->message - 1);
    return COPJ_DAMAGED;
  }
  return COPJ_OK;
}

static copj_status copy_samples(const opj_image_t *decoded, uint16_t *samples, size_t count) {
  size_t pixels = count / decoded->numcomps;
  int32_t largest = (int32_t)((1u << decoded->comps[0].prec) - 1);
  for (uint32_t c = 0; c < decoded->numcomps; c++) {
    const opj_image_comp_t *component = &decoded->comps[c];
    if (component->data == NULL || (uint64_t)component->w * component->h != pixels) {
      return COPJ_DAMAGED;
    }
    for (size_t i = 0; i < pixels; i++) {
      int32_t value = component->data[i];
      samples[i * decoded->numcomps + c] = (uint16_t)(value < 0 ? 0 : value > largest ? largest : value);
    }
  }
  return COPJ_OK;
}

copj_status copj_decode(
    const uint8_t *data, size_t size, copj_image *image, uint16_t *samples, size_t count) {
  memset(image, 0, sizeof *image);
  source from = {data, size, 0};
  opj_dparameters_t parameters;
  opj_set_default_decoder_parameters(&parameters);
  opj_codec_t *codec = opj_create_decompress(OPJ_CODEC_J2K);
  opj_stream_t *stream = opj_stream_default_create(OPJ_TRUE);
  opj_image_t *decoded = NULL;
  copj_status status = COPJ_DAMAGED;
  if (codec == NULL || stream == NULL) {
    goto end;
  }
  opj_set_info_handler(codec, ignore_message, NULL);
  opj_set_warning_handler(codec, keep_message, image);
  opj_set_error_handler(codec, keep_message, image);
  opj_stream_set_user_data(stream, &from, NULL);
  opj_stream_set_user_data_length(stream, size);
  opj_stream_set_read_function(stream, read_bytes);
  opj_stream_set_skip_function(stream, skip_bytes);
  opj_stream_set_seek_function(stream, seek_bytes);
  if (!opj_setup_decoder(codec, &parameters) || !opj_decoder_set_strict_mode(codec, OPJ_TRUE) ||
      !opj_read_header(stream, codec, &decoded)) {
    goto end;
  }
  status = header_status(decoded, image, count);
  if (status != COPJ_OK) {
    goto end;
  }
  status = opj_decode(codec, stream, decoded) && opj_end_decompress(codec, stream)
               ? copy_samples(decoded, samples, count)
               : COPJ_DAMAGED;
end:
  opj_image_destroy(decoded);
  opj_stream_destroy(stream);
  opj_destroy_codec(codec);
  return status;
}
