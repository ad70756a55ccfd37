import { useId } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { KEYBOARD_PATH } from '../../contract/reader-formats.ts';
import type { PortList } from '../../contract/reader.ts';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';

interface PortFieldProps {
  readonly path: string;
  readonly ports: PortList | null;
  readonly isLocked: boolean;
  readonly onPath: (path: string) => void;
  readonly onRefresh: () => void;
}

/** A list to choose from and a text to type: some ports are in no list. */
export function PortField({ path, ports, isLocked, onPath, onRefresh }: PortFieldProps) {
  const { settings: words } = useWording();
  const buttonId = useId();
  const listed = ports?.kind === 'ports' ? ports.ports : [];
  const items = [...listed, { path: KEYBOARD_PATH, label: words.keyboardReader }].map((port) => ({
    ...port,
    id: port.path,
  }));
  const hint = path.trim() === KEYBOARD_PATH ? words.keyboardHint : words[serialHintOf(ports)];
  return (
    <ComboBox
      className="field"
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="manual"
      isDisabled={isLocked}
      inputValue={path}
      onInputChange={onPath}
      onChange={(chosen) => {
        if (chosen !== null) onPath(String(chosen));
      }}
      onOpenChange={(isOpen) => {
        if (isOpen) onRefresh();
      }}
      items={items}
      defaultFilter={() => true}
    >
      <Label>{words.port}</Label>
      <div className="field-row joined">
        <Input spellCheck={false} maxLength={255} />
        {/* Named by itself alone: "Serial port" is the name of the text field. */}
        <Button id={buttonId} aria-label={words.showPorts} aria-labelledby={buttonId}>
          <Icon name="chevron" />
        </Button>
      </div>
      {!isLocked && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Popover className="port-list">
        <ListBox<(typeof items)[number]>>
          {(port) => (
            <ListBoxItem id={port.id} textValue={port.path}>
              <span className="number">{port.path}</span>
              {port.label !== port.path && <span className="hint">{port.label}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function serialHintOf(ports: PortList | null): 'portsUnavailable' | 'noPorts' | 'portHint' {
  if (ports?.kind === 'unavailable') return 'portsUnavailable';
  return ports?.ports.length === 0 ? 'noPorts' : 'portHint';
}
