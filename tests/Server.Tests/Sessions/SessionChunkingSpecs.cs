using System.Globalization;
using System.Text;
using Akka.IO;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Tests.Sessions;

/// <summary>A session asks the room for the same, however the network has cut what its client sent.</summary>
public class SessionChunkingSpecs : SessionScenario
{
    private static readonly string[] Parts = ["hello", "\n", "\r\n", "\r", "\0", " ", "한", "🙂", "/me ", "/who", "//", "/nope", "\u001b[2J", new('x', 99), new('x', 200)];

    // More by hand: AKKACHAT_SEED=1234 tries one seed.
    public static TheoryData<int> Seeds() => Environment.GetEnvironmentVariable("AKKACHAT_SEED") is { } seed
        ? [int.Parse(seed, CultureInfo.InvariantCulture)]
        : [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Should_ask_for_the_same_however_its_input_is_cut(int seed)
    {
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(random.GetItems(Parts, 60)) + "\nthe end\n");
        StartChatting(Defaults with { LinesInFlight = 1000, MaxPendingBytes = 100_000 });

        var whole = Ask([bytes]);
        var cut = Ask(Cut(bytes, random));

        cut.ShouldBe(whole);
    }

    private static IEnumerable<byte[]> Cut(byte[] bytes, Random random)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var piece = bytes[at..Math.Min(bytes.Length, at + random.Next(1, 12))];
            at += piece.Length;
            yield return piece;
        }
    }

    private List<string> Ask(IEnumerable<byte[]> pieces)
    {
        foreach (var piece in pieces)
        {
            Connection.Send(Session, new Tcp.Received(ByteString.FromBytes(piece)));
            ExpectReading();
        }
        var asked = new List<string>();
        while (asked.LastOrDefault() != "the end")
        {
            asked.Add(Room.ExpectMsg<RoomCommand>() switch
            {
                RoomCommands.Say say => say.Text,
                RoomCommands.Answer answer => answer.Lines.Text(),
                var command => $"{command}",
            });
        }
        return asked;
    }
}
