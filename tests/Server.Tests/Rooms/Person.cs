using System.Text;
using Akka.Actor;
using Akka.TestKit;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Tests.Rooms;

/// <summary>Somebody in the room, with a probe in place of the session.</summary>
internal sealed class Person(TestKitBase kit, IActorRef room, long number, Nickname nickname)
{
    public ConnectionId Id { get; } = new(number);

    public TestProbe Probe { get; } = Deaf(kit.CreateTestProbe(nickname.Text));

    public WireFormat Ending { get; set; } = WireFormat.Lf;

    public IActorRef Session => Probe.Ref;

    public void Ask(RoomCommand command) => Probe.Send(room, command);

    public void Join() => Ask(new RoomCommands.Join(Id, Session, nickname, Ending, "a test"));

    public void Say(string text) => Ask(new RoomCommands.Say(Id, text));

    /// <summary>Joins, and has been told so.</summary>
    public void IsIn()
    {
        Join();
        Expect<RoomReplies.Welcomed>();
    }

    /// <summary>The next message is of this kind.</summary>
    public T Expect<T>() => Probe.ExpectMsg<T>();

    /// <summary>The next lines, in however many batches, are these.</summary>
    public void ShouldSee(string text)
    {
        var seen = new StringBuilder();
        while (seen.Length < text.Length)
            seen.Append(Expect<EncodedLines>().Text());
        seen.ToString().ShouldBe(text);
    }

    public void ShouldSeeNothing() => Probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

    // When confirmations come depends on how commands fall into batches. One test looks at them; the others do not care.
    private static TestProbe Deaf(TestProbe probe)
    {
        probe.IgnoreMessages<RoomReplies.Confirmed>();
        return probe;
    }
}
