import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";

/** The same for an upload that is not there and for one that is not the viewer's. */
export default function UploadNotFound() {
  return (
    <Page title="Upload not found">
      <p className="mb-6 max-w-[46ch] text-lead text-muted">There is no such upload among yours.</p>
      <ButtonLink href="/uploads" look="primary">
        To your uploads
      </ButtonLink>
    </Page>
  );
}
