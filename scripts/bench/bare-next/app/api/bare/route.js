/** The least that a route handler does: reads the body and answers JSON. The yardstick for our tool route. */
export async function POST(request) {
  const body = await request.json();
  return Response.json({ say: "", data: { outcome: body.name } });
}
