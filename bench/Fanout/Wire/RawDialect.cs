using System.Text;

namespace AkkaChat.Bench.Fanout.Wire;

/// <summary>Plain lines: the first is the nickname, every other one is said to everybody. See docs/PROTOCOL.md.</summary>
internal sealed class RawDialect : Dialect
{
    public override int MaxTextBytes => 4096;

    protected override string After => "\n";

    public override byte[] Hello(string nickname, bool listens) => Encoding.ASCII.GetBytes($"{nickname}\n");

    public override Reply Read(ReadOnlySpan<byte> line, string nickname)
    {
        if (line.StartsWith("! "u8))
            return Reply.Refused;
        if (!line.EndsWith(" joined"u8))
            return Reply.None;

        var who = line[..^" joined"u8.Length];
        if (who.StartsWith("* "u8))
            who = who[2..];
        return Ascii.Equals(who, nickname) ? Reply.Joined : Reply.None;
    }

    protected override string Before(int textBytes) => "";
}
