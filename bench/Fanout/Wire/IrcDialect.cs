using System.Text;

namespace AkkaChat.Bench.Fanout.Wire;

/// <summary>IRC (RFC 2812), as far as a crowd in one channel needs it.</summary>
internal sealed class IrcDialect : Dialect
{
    private const string Channel = "#a";

    public override bool SendersHearThemselves => false;

    // A message has 512 bytes (RFC 2812, 2.3), and the server puts the sender's full name before it.
    public override int MaxTextBytes => 400;

    protected override string After => "\r\n";

    public override byte[] Hello(string nickname, bool listens) =>
        Encoding.ASCII.GetBytes($"NICK {nickname}\r\nUSER {nickname} 0 * :{nickname}\r\n");

    public override Reply Read(ReadOnlySpan<byte> line, string nickname)
    {
        if (line.StartsWith("PING "u8))
            return Reply.Wants([.. "PONG "u8, .. line["PING "u8.Length..], .. "\r\n"u8]);
        if (line.StartsWith("ERROR "u8))
            return Reply.Refused;

        var space = line.IndexOf((byte)' ');
        if (line.IsEmpty || line[0] != ':' || space < 0 || line.Length < space + 4)
            return Reply.None;
        var numeric = line.Slice(space + 1, 3);
        if (numeric.SequenceEqual("376"u8) || numeric.SequenceEqual("422"u8)) // end of the message of the day, or there is none
            return Reply.Wants(Encoding.ASCII.GetBytes($"JOIN {Channel}\r\n"));
        if (numeric.SequenceEqual("366"u8)) // end of the names in the channel
            return Reply.Joined;
        return numeric[0] is (byte)'4' or (byte)'5' && char.IsAsciiDigit((char)numeric[1]) ? Reply.Refused : Reply.None;
    }

    protected override string Before(int textBytes) => $"PRIVMSG {Channel} :";
}
