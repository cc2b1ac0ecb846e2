"use client";

import {
  Check,
  Download,
  Ellipsis,
  FastForward,
  Keyboard,
  Link as LinkIcon,
  Repeat,
  SkipBack,
  SkipForward,
  VolumeX,
  X,
} from "lucide-react";
import type { ReactNode } from "react";
import { layersInUse } from "@/components/layers/layers";
import { usePlayback, usePlaybackStore } from "@/components/playback/playback";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { MENU_ITEM_CLASS, Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { copyMoment } from "./copy-moment";
import { LONG_SKIP_MS } from "./player-keys";
import { SkipIcon } from "./skip-icon";
import { useSkipSilencesLabel } from "./skip-silences";

type MoreMenuProps = { downloadUrl: string | null; onShowKeys: () => void };

/** What is needed less often; on a narrow screen also what has no room beside the play button. */
export function MoreMenu({ downloadUrl, onShowKeys }: MoreMenuProps) {
  const store = usePlaybackStore();
  const hasLoop = usePlayback((state) => state.loop !== null || state.loopFromMs !== null);
  return (
    <Menu
      side="top"
      align="end"
      className="min-w-60 max-review:max-h-[70dvh] max-review:overflow-y-auto"
      trigger={
        <Button variant="ghost" aria-label="More" title="More" className="w-9 px-0 touch:size-11">
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <div className="review:hidden">
        <NarrowItems />
        <MenuSeparator />
      </div>
      <Item
        icon={<LinkIcon aria-hidden />}
        shortcut="C"
        onSelect={() => void copyMoment(store.state().timeMs)}
      >
        Copy link to this moment
      </Item>
      {downloadUrl ? (
        <MenuItem asChild>
          <a href={downloadUrl} download>
            <span className="grid w-5 place-items-center">
              <Download aria-hidden />
            </span>
            <span className="flex-1">Download the recording</span>
            <Shortcut>D</Shortcut>
          </a>
        </MenuItem>
      ) : null}
      <MenuSeparator />
      <Item icon={<Repeat aria-hidden />} shortcut="A" onSelect={() => store.markLoop("start")}>
        Repeat from here
      </Item>
      <Item
        icon={<Repeat aria-hidden />}
        shortcut="B"
        disabled={!hasLoop}
        onSelect={() => store.markLoop("end")}
      >
        Repeat to here
      </Item>
      {hasLoop ? (
        <Item icon={<X aria-hidden />} shortcut="Esc" onSelect={() => store.setLoop(null)}>
          Stop repeating
        </Item>
      ) : null}
      <div className="max-review:hidden">
        <MenuSeparator />
        <Item icon={<Keyboard aria-hidden />} shortcut="?" onSelect={onShowKeys}>
          Keyboard shortcuts
        </Item>
      </div>
    </Menu>
  );
}

function NarrowItems() {
  const store = usePlaybackStore();
  const hasCues = usePlayback((state) => state.hasCues);
  const isMuted = usePlayback((state) => state.isMuted);
  const skips = usePlayback((state) => state.skipsSilences);
  const label = useSkipSilencesLabel();
  // Pressed several times in a row: the menu stays.
  const staying = (act: () => void) => (event: Event) => {
    event.preventDefault();
    act();
  };
  return (
    <>
      <Item icon={<SkipIcon seconds={-15} />} onSelect={staying(() => store.skip(-LONG_SKIP_MS))}>
        Back 15 seconds
      </Item>
      <Item icon={<SkipIcon seconds={15} />} onSelect={staying(() => store.skip(LONG_SKIP_MS))}>
        Forward 15 seconds
      </Item>
      {hasCues ? (
        <>
          <Item icon={<SkipBack aria-hidden />} onSelect={staying(() => store.stepCue(-1))}>
            Previous turn
          </Item>
          <Item icon={<SkipForward aria-hidden />} onSelect={staying(() => store.stepCue(1))}>
            Next turn
          </Item>
        </>
      ) : null}
      <MenuSeparator />
      {label ? (
        <Choice
          icon={<FastForward aria-hidden />}
          isOn={skips}
          onChange={(isOn) => store.setSkipsSilences(isOn)}
        >
          {label.name} <span className="text-muted tabular-nums">{label.saving}</span>
        </Choice>
      ) : null}
      <Choice icon={<VolumeX aria-hidden />} isOn={isMuted} onChange={(isOn) => store.setMuted(isOn)}>
        Mute
      </Choice>
    </>
  );
}

type ItemProps = {
  icon: ReactNode;
  shortcut?: string;
  disabled?: boolean;
  onSelect: (event: Event) => void;
  children: ReactNode;
};

function Item({ icon, shortcut, disabled = false, onSelect, children }: ItemProps) {
  return (
    <MenuItem onSelect={onSelect} disabled={disabled}>
      <span className="grid w-5 place-items-center">{icon}</span>
      <span className="flex-1">{children}</span>
      {shortcut ? <Shortcut>{shortcut}</Shortcut> : null}
    </MenuItem>
  );
}

type ChoiceProps = { icon: ReactNode; isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode };

function Choice({ icon, isOn, onChange, children }: ChoiceProps) {
  const { DropdownMenu } = layersInUse();
  return (
    <DropdownMenu.CheckboxItem checked={isOn} onCheckedChange={onChange} className={MENU_ITEM_CLASS}>
      <span className="grid w-5 place-items-center">{icon}</span>
      <span className="flex-1">{children}</span>
      <DropdownMenu.ItemIndicator>
        <Check aria-hidden />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  );
}

// The menu is read by its names; the sheet of keys says these to everybody.
function Shortcut({ children }: { children: string }) {
  return (
    <span aria-hidden className="max-review:hidden">
      <Kbd>{children}</Kbd>
    </span>
  );
}
