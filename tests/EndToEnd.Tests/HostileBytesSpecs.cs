using System.Globalization;
using System.Text;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>Bytes are only bytes: whatever somebody sends, in whatever pieces, another terminal gets clean lines that nobody forged.</summary>
public sealed class HostileBytesSpecs
{
    // More by hand: AKKACHAT_SEED=1234 tries one seed.
    private static readonly string? OneSeed = Environment.GetEnvironmentVariable("AKKACHAT_SEED");

    // What a terminal, a parser or a reader could be fooled with.
    private static readonly string[] Tricks =
    [
        "\n", "\r\n", "\r", "\0", "\u001b[2J", "\u001b]0;x\u0007", "\u009b5n", "\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff",
        "* alice left", "! no", "alice: forged", "\n* alice left\n", "\n\u200balice: forged\n", "/me ", "/msg alice ", "/nick ", "/who", "/", "//", "한", "🙂", "e\u0301\u0302\u0303",
    ];

    [Fact]
    public async Task Should_let_nothing_but_clean_lines_of_its_sender_through()
    {
        await using var server = await ServerNode.StartWithAsync("akkachat { session.flood.lines-per-second = 0, connections.per-second-per-address = 0 }");
        using var alice = await Member.JoinAsync(server, "alice");

        foreach (var seed in OneSeed is null ? Enumerable.Range(1, 20) : [int.Parse(OneSeed, CultureInfo.InvariantCulture)])
        {
            using var mallory = await Member.JoinAsync(server, "mallory");
            await SendPiecesAsync(mallory, new Random(seed));
            mallory.EndInput();
            await alice.Heard.ExpectPartAsync(" left");
            foreach (var line in alice.Heard.Lines)
                line.ShouldSatisfyAllConditions($"AKKACHAT_SEED={seed}", () => line.ShouldNotContain(c => IsHarmful(c)), () => IsHonest(line).ShouldBeTrue(line));
        }

        await alice.SayAsync("still here");
        await alice.Heard.ExpectAsync("alice: still here");
        server.ShouldLogNoFault();
    }

    private static async Task SendPiecesAsync(Member member, Random random)
    {
        var bytes = new List<byte>();
        for (var n = 0; n < 400; n++)
        {
            var noise = new byte[random.Next(6)];
            random.NextBytes(noise);
            // No telnet: its answers would be no lines.
            bytes.AddRange(noise.Where(b => b != 255));
            bytes.AddRange(Encoding.UTF8.GetBytes(Tricks[random.Next(Tricks.Length)]));
        }
        bytes.Add((byte)'\n');
        bytes.AddRange("/nick mallory\n"u8);
        for (var sent = 0; sent < bytes.Count;)
        {
            var piece = bytes.Skip(sent).Take(1 + random.Next(200)).ToArray();
            await member.SendAsync(piece);
            sent += piece.Length;
        }
    }

    private static bool IsHarmful(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200B' or '\uFEFF';

    /// <summary>Whether a line says who it is from, and it is not from alice, who says nothing.</summary>
    private static bool IsHonest(string line) => !line.StartsWith("alice: ", StringComparison.Ordinal) && line != "* alice left";
}
