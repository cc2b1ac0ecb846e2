"use client";

import { Braces, Download, Ellipsis, Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";

type TranscriptMenuProps = {
  /** Where files are had; null for a visitor, who gets none. */
  transcriptUrl: string | null;
  hasTimes: boolean;
  onOriginal: () => void;
};

const FORMATS = [
  { format: "txt", label: "Plain text", needsTimes: false },
  { format: "md", label: "Markdown", needsTimes: false },
  { format: "vtt", label: "WebVTT subtitles", needsTimes: true },
  { format: "srt", label: "SRT subtitles", needsTimes: true },
  { format: "json", label: "JSON, as parsed by Debrief", needsTimes: false },
  { format: "original", label: "Original document", needsTimes: false },
] as const;

/** What else can be done with the transcript: files, paper, the original. */
export function TranscriptMenu({ transcriptUrl, hasTimes, onOriginal }: TranscriptMenuProps) {
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          size="sm"
          aria-label="More for the transcript"
          className="size-9 px-0 touch:size-11 touch:px-0"
        >
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {transcriptUrl ? (
        <>
          <MenuItem onSelect={onOriginal}>
            <Braces aria-hidden /> Show the original
          </MenuItem>
          <MenuItem onSelect={printSoon}>
            <Printer aria-hidden /> Print
          </MenuItem>
          <MenuSeparator />
          <MenuLabel>Download</MenuLabel>
          {FORMATS.filter(({ needsTimes }) => hasTimes || !needsTimes).map(({ format, label }) => (
            <MenuItem key={format} asChild>
              <a href={`${transcriptUrl}?format=${format}`} download>
                <Download aria-hidden /> {label}
              </a>
            </MenuItem>
          ))}
        </>
      ) : (
        <MenuItem onSelect={printSoon}>
          <Printer aria-hidden /> Print
        </MenuItem>
      )}
    </Menu>
  );
}

// Once the menu has gone: it would stand on the paper.
function printSoon() {
  setTimeout(() => window.print(), 200);
}
