import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { NewPhoto, Photo, PhotoState, PhotoUpload } from './photo.model.ts';

export const photosContract = contract({
  reservePhoto: {
    app: 'portal',
    can: 'profile:read',
    method: 'POST',
    path: '/profile/photo',
    summary: 'Reserve a place for the own photo and learn where to upload it',
    body: NewPhoto,
    response: PhotoUpload,
  },
  getPhotoState: {
    app: 'portal',
    can: 'profile:read',
    method: 'GET',
    path: '/profile/photo/{photoId}',
    summary: 'What became of an uploaded photo',
    params: z.object({ photoId: id }),
    response: PhotoState,
  },
  removePhoto: {
    app: 'portal',
    can: 'profile:read',
    method: 'DELETE',
    path: '/profile/photo',
    summary: 'Remove the own photo',
  },
  getContactPhoto: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'GET',
    path: '/companies/{companyId}/contacts/{contactId}/photo',
    summary: 'The photo of a contact, if there is one',
    params: z.object({ companyId: id, contactId: id }),
    response: z.object({ photo: Photo.optional() }),
  },
});
