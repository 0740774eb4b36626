import { Link as AnyLink, type LinkComponentProps, useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { ButtonLink as AnyButtonLink } from '../shared/ui/ButtonLink.tsx';
import type { DeskRouter } from './router.tsx';

/**
 * Links that know the desk's pages. The router's usual way, one registered router for a whole program,
 * does not serve two applications that are checked together.
 */
type LinkProps<To extends string> = LinkComponentProps<'a', DeskRouter, string, To>;

const Plain = AnyLink as ComponentType<object>;
const PlainButton = AnyButtonLink as ComponentType<object>;

export const Link = <const To extends string>(props: LinkProps<To>) => <Plain {...props} />;

export const ButtonLink = <const To extends string>(
  props: LinkProps<To> & { variant?: 'default' | 'filled' },
) => <PlainButton {...props} />;

export const useGo = () => useNavigate<DeskRouter>();
