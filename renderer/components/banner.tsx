import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface BannerProps {
  readonly tone: 'alarm' | 'warning' | 'practice' | 'info';
  readonly icon: IconName;
  readonly words: string;
  readonly children?: ReactNode;
}

export function Banner({ tone, icon, words, children }: BannerProps) {
  return (
    <div className="banner" data-tone={tone}>
      <Icon name={icon} />
      <p>{words}</p>
      {children !== undefined && <div className="buttons">{children}</div>}
    </div>
  );
}
