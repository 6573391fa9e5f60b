using Akka.TestKit.Xunit2;
using AkkaChat.Protocol;
using AkkaChat.Server.Cluster;
using AkkaChat.Server.Rooms;
using static AkkaChat.Server.Tests.Names;

namespace AkkaChat.Server.Tests.Cluster;

/// <summary>What passes between nodes, with the configuration of a node.</summary>
public sealed class NodeSerializerSpecs() : TestKit(ClusterConfig.All.WithFallback("akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }"))
{
    private static readonly MemberId Member = new(7);
    private static readonly ClientKey Client = ClientKey.Of("0123456789abcdef0123456789abcdef");
    private static readonly Stamp At = new(42, DateTimeOffset.FromUnixTimeMilliseconds(1_775_000_000_123));
    private static readonly MissedEvents Missed = new([new(new RoomEvent.Said(Alice, "hello"), At), new(new RoomEvent.Joined(Bob), At with { Number = 44 })], Lost: 3);

    private static readonly RoomCommand[] Commands =
    [
        new RoomCommands.Join(Alice, "127.0.0.1:5") { Client = Client },
        new RoomCommands.Join(Alice, "127.0.0.1:5"),
        new RoomCommands.Return(Client, After: 12, "5f02a1c7"),
        new RoomCommands.Say("grüße 👋"),
        new RoomCommands.Act("waves"),
        new RoomCommands.Rename(Bob),
        new RoomCommands.Whisper(Bob, "psst"),
        RoomCommands.ListMembers.Instance,
        RoomCommands.ListNodes.Instance,
        new RoomCommands.Leave("the connection broke"),
        new RoomCommands.Leave(),
    ];

    private static readonly RoomEvent[] Happened =
    [
        new RoomEvent.Joined(Alice),
        new RoomEvent.Said(Alice, "hello"),
        new RoomEvent.Acted(Alice, "waves"),
        new RoomEvent.Renamed(Alice, Carol),
        new RoomEvent.Whispered(Alice, Bob, "psst"),
        new RoomEvent.Left(Alice),
        new RoomEvent.LeftTogether([Alice, Bob], "their node is gone"),
    ];

    private static readonly RoomAnswer[] Answers =
    [
        new RoomAnswer.Refused("no"),
        new RoomAnswer.Members([Alice, Bob]),
        new RoomAnswer.Returned(Member, Alice, Line: 9, Missed),
        new RoomAnswer.NotHere(Member, Line: null, HasLeft: false, Missed: null),
        new RoomAnswer.NotHere(Member, Line: 0, HasLeft: true, Missed),
        new RoomAnswer.Nodes([new("10.0.0.1:9990", 12, Behind: 0, HasRoom: true), new("10.0.0.2:9990", 1, Behind: null, HasRoom: false)]),
        RoomAnswer.Nothing.Instance,
    ];

    [Fact]
    public void Should_read_every_message_that_it_writes()
    {
        foreach (var message in Messages())
            $"{Unfold(Through(message))}".ShouldBe($"{Unfold(message)}");
    }

    [Fact]
    public void Should_have_a_message_of_every_kind_in_these_specs()
    {
        Messages().Select(message => message.GetType()).Distinct().ShouldBe(NodeSerializer.Types, ignoreOrder: true);
        Commands.Select(command => command.GetType()).Distinct().ShouldBe(KindsOf<RoomCommand>(), ignoreOrder: true);
        Answers.Select(answer => answer.GetType()).Distinct().ShouldBe(KindsOf<RoomAnswer>(), ignoreOrder: true);
        Happened.Select(e => e.GetType()).ShouldBe(KindsOf<RoomEvent>(), ignoreOrder: true);
    }

    [Fact]
    public void Should_send_nothing_as_json()
    {
        var stranger = new RelayCommandsOfNobody("secret");

        Should.Throw<Exception>(() => Sys.Serialization.FindSerializerFor(stranger).ToBinary(stranger)).Message.ShouldContain("must not leave this node");
        Should.Throw<Exception>(() => Sys.Serialization.Deserialize([], serializerId: 1, manifest: "System.String")).Message.ShouldContain("nodes send no JSON");
    }

    private static IEnumerable<object> Messages()
    {
        yield return new NodeMessages.Hello(1, "00ff", "0011", "10.0.0.1:9990");
        yield return new NodeMessages.Welcome(HasJoined: true, "");
        yield return new RoomCommands.Subscribe(5, "10.0.0.1:9990");
        yield return new RoomCommands.Unsubscribe(5);
        yield return new RoomCommands.Read(5, After: 100, Answered: 3);
        yield return RoomCommands.CountMembers.Instance;
        yield return new RoomReplies.Subscribed("5f02a1c7", 100, Missed.Events);
        yield return RoomReplies.Unsubscribed.Instance;
        foreach (var command in Commands)
            yield return new RoomCommands.Apply(5, 17, Member, command, Line: 3);
        yield return new RoomReplies.Batch([.. Happened.Select(Logged)], [.. Answers.Select((answer, n) => new RoomReplies.CommandAnswer(n, 100, answer))]);
        yield return new RoomReplies.Batch([], []);
    }

    private static LoggedEvent Logged(RoomEvent e, int n) => new(e, Member, Alice, At with { Number = At.Number + n })
    {
        Relay = 5 + n,
        Command = n,
        Line = 2,
        Placement = e is RoomEvent.Joined ? new Placement(5, Client) : null,
        To = e is RoomEvent.Whispered ? new MemberId(8) : default,
        IsAsked = e is RoomEvent.Left,
        Together = e is RoomEvent.LeftTogether ? [Member, new MemberId(8)] : [],
    };

    private static IEnumerable<Type> KindsOf<T>() => typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)));

    // Records write lists as types.
    private static string Unfold(object message) => message switch
    {
        RoomReplies.Batch batch => string.Join('\n', batch.Events.Select(Unfold).Concat(batch.Answers.Select(answer => $"{answer.Command} {answer.After} {Unfold(answer.Answer)}"))),
        RoomReplies.Subscribed subscribed => $"{subscribed.Epoch} {subscribed.Last} {string.Join(' ', subscribed.Said)}",
        LoggedEvent { Event: RoomEvent.LeftTogether together } e => $"{e with { Event = null, Together = [] }} {string.Join(' ', e.Together)} {string.Join(' ', together.Who)} {together.Reason}",
        RoomAnswer.Members members => string.Join(' ', members.Nicknames),
        RoomAnswer.Nodes nodes => string.Join(' ', nodes.Relays),
        RoomAnswer.Returned returned => $"{returned.Member} {returned.Nickname} {returned.Line} {Unfold(returned.Missed)}",
        RoomAnswer.NotHere notHere => $"{notHere.Member} {notHere.Line} {notHere.HasLeft} {(notHere.Missed is { } missed ? Unfold(missed) : "none")}",
        MissedEvents missed => $"{string.Join(' ', missed.Events)} {missed.Lost}",
        _ => $"{message}",
    };

    private object Through(object message)
    {
        var serializer = Sys.Serialization.FindSerializerFor(message);
        return Sys.Serialization.Deserialize(serializer.ToBinary(message), serializer.Identifier, Akka.Serialization.Serialization.ManifestFor(serializer, message));
    }

    private sealed record RelayCommandsOfNobody(string Text);
}
