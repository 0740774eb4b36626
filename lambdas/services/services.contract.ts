import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { ChangeService, Service, ServiceFields } from './service.model.ts';

/** The provider keeps its catalogue of services (C2, J3). */
export const servicesContract = contract({
  listServices: {
    app: 'desk',
    can: 'desk:services',
    method: 'GET',
    path: '/services',
    summary: 'The catalogue of services, retired ones included',
    response: z.object({ services: z.array(Service) }),
  },
  createService: {
    app: 'desk',
    can: 'desk:services',
    method: 'POST',
    path: '/services',
    summary: 'Add a service with its sub-categories',
    body: ServiceFields,
    response: z.object({ serviceId: id }),
  },
  changeService: {
    app: 'desk',
    can: 'desk:services',
    method: 'PUT',
    path: '/services/{serviceId}',
    summary: 'Change or retire a service and its sub-categories',
    params: z.object({ serviceId: id }),
    body: ChangeService,
  },
});
