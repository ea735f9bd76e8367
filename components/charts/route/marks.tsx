/** Where a ride began. One that ends there shows both in one: what lies beneath would not be seen. */
export const Start = ({ x, y, isFinish }: { x: number; y: number; isFinish: boolean }) => (
  <>
    <circle cx={x} cy={y} r="5" className="fill-raised stroke-good" strokeWidth="3" />
    {isFinish && <rect x={x - 2} y={y - 2} width="4" height="4" className="fill-ink" />}
  </>
);

export const Finish = ({ x, y }: { x: number; y: number }) => (
  <rect x={x - 4.5} y={y - 4.5} width="9" height="9" className="fill-ink stroke-raised" strokeWidth="2" />
);
