using System.Text;
using Akka.Actor;
using Akka.TestKit;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>One stay in the room: what somebody did, what it should have seen, and what its session was told.</summary>
internal sealed class Visit(ConnectionId id, string nickname, LineEnding ending, TestProbe probe)
{
    private readonly StringBuilder _expected = new();
    private bool _left;

    public ConnectionId Id => id;

    public string Nickname => nickname;

    /// <summary>How many commands it has sent since it joined.</summary>
    public int Commands { get; private set; }

    public void Join(IActorRef room) =>
        probe.Send(room, new RoomCommands.Join(id, probe.Ref, Names.Nick(nickname), ending, "a test"));

    public void Do(IActorRef room, RoomCommand command)
    {
        Commands++;
        probe.Send(room, command);
    }

    public void Leave(IActorRef room)
    {
        Do(room, new RoomCommands.Leave(id));
        Expect("goodbye");
        _left = true;
    }

    public void Expect(string line) => _expected.Append(line).Append(ending == LineEnding.CrLf ? "\r\n" : "\n");

    public void ShouldHaveSeenWhatItExpects()
    {
        var seen = new StringBuilder();
        var confirmed = 0;
        var end = new object();
        probe.Ref.Tell(end);
        for (var message = probe.ReceiveOne(); message != end; message = probe.ReceiveOne())
        {
            if (message is RoomReplies.Confirmed more)
                confirmed += more.Count;
            else
                seen.Append(Describe(message));
        }
        seen.ToString().ShouldBe(_expected.ToString());
        if (!_left)
            confirmed.ShouldBe(Commands);
    }

    private string Describe(object? message)
    {
        var lineEnd = ending == LineEnding.CrLf ? "\r\n" : "\n";
        return message switch
        {
            EncodedLines lines => lines.Text(),
            RoomReplies.Welcomed welcomed => welcomed.Announcement.Text(),
            RoomReplies.Members members => $"{members.Nicknames.Count} members{lineEnd}",
            RoomReplies.Goodbye => $"goodbye{lineEnd}",
            _ => $"{message}",
        };
    }
}
