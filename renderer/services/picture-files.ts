/** What a choice of pictures of codes offers; what is inside decides. */
export const pictureFiles = 'image/*,.pdf'
