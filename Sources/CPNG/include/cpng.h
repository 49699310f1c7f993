/* placeholder, see the PNG codec */
