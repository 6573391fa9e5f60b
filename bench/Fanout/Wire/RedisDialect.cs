namespace AkkaChat.Bench.Fanout.Wire;

/// <summary>Redis publish and subscribe (RESP2). A subscriber may not publish, so senders are connections of their own.</summary>
internal sealed class RedisDialect : Dialect
{
    public override bool MembersSpeak => false;

    public override int MaxTextBytes => 4096;

    protected override string After => "\r\n";

    public override byte[] Hello(string nickname, bool listens) => listens ? "SUBSCRIBE a\r\n"u8.ToArray() : "PING\r\n"u8.ToArray();

    public override Reply Read(ReadOnlySpan<byte> line, string nickname)
    {
        if (line.StartsWith("-"u8))
            return Reply.Refused;
        return line.SequenceEqual(":1"u8) || line.SequenceEqual("+PONG"u8) ? Reply.Joined : Reply.None;
    }

    protected override string Before(int textBytes) => $"*3\r\n$7\r\nPUBLISH\r\n$1\r\na\r\n${textBytes}\r\n";
}
