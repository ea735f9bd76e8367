/** Has a ride's channels fetched while the page's code is still on its way; that code then finds them. */
export const ChannelsAhead = ({ address }: { address: string }) => (
  <link rel="preload" as="fetch" href={address} crossOrigin="anonymous" />
);
