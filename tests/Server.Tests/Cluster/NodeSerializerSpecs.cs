using Akka.TestKit.Xunit2;
using AkkaChat.Protocol;
using AkkaChat.Server.Cluster;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Tests.Cluster;

/// <summary>
/// What passes between nodes, with the configuration of a node. The messages are found and filled by reflection: a new one, or a new property of one, fails here
/// until it has a wire form.
/// </summary>
public sealed class NodeSerializerSpecs() : TestKit(ClusterConfig.All.WithFallback("akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 }"))
{
    private static readonly IReadOnlyList<Type> Messages =
    [
        .. new[] { typeof(NodeMessages), typeof(RoomCommands), typeof(RoomReplies) }.SelectMany(group => group.GetNestedTypes())
            .Where(type => !type.IsSubclassOf(typeof(RoomCommand)) && type != typeof(RoomReplies.CommandAnswer)),
    ];

    private static readonly IReadOnlyList<string> OfAllKinds =
    [
        nameof(LoggedEvent.Event), nameof(LoggedEvent.By), nameof(LoggedEvent.Who), nameof(LoggedEvent.Stamp), nameof(LoggedEvent.Relay), nameof(LoggedEvent.Command),
        nameof(LoggedEvent.Line),
    ];

    [Fact]
    public void Should_have_a_name_for_every_message() => NodeSerializer.Types.ShouldBe(Messages, ignoreOrder: true);

    [Fact]
    public void Should_read_every_message_with_all_that_it_can_hold() =>
        ShouldReadAll(new SampleMessages { IsFull = true }, Messages.Where(type => type != typeof(RoomReplies.Batch)));

    [Fact]
    public void Should_read_every_message_with_nothing_that_it_can_lack() =>
        ShouldReadAll(new SampleMessages { IsFull = false }, Messages.Where(type => type != typeof(RoomReplies.Batch)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Should_read_every_command(bool isFull)
    {
        var samples = new SampleMessages { IsFull = isFull };

        foreach (var command in SampleMessages.KindsOf(typeof(RoomCommand)))
            ShouldRead(samples.Of<RoomCommands.Apply>() with { Command = (RoomCommand)samples.Of(command) });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Should_read_every_answer(bool isFull)
    {
        var samples = new SampleMessages { IsFull = isFull };

        foreach (var answer in SampleMessages.KindsOf(typeof(RoomAnswer)))
            ShouldRead(new RoomReplies.Batch([], [samples.Of<RoomReplies.CommandAnswer>() with { Answer = (RoomAnswer)samples.Of(answer) }]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Should_read_every_event_with_all_that_its_kind_has(bool isFull)
    {
        var samples = new SampleMessages { IsFull = isFull };
        var events = SampleMessages.KindsOf(typeof(RoomEvent)).Select(samples.Of).Append(null);
        LoggedEvent[] written = [.. events.Select((e, n) => samples.Of<LoggedEvent>() with
        {
            Event = (RoomEvent?)e,
            Who = WhoDid(e),
            Stamp = new Stamp(100 + n, DateTimeOffset.FromUnixTimeMilliseconds(1_775_000_000_000 + n)),
        })];

        var read = Through(new RoomReplies.Batch(written, [])).Events;

        // An event of one kind has no use for what only others have, but each property belongs to some kind.
        read.Count.ShouldBe(written.Length);
        foreach (var property in SampleMessages.PropertiesOf(typeof(LoggedEvent)))
        {
            var values = written.Zip(read, (w, r) => (Written: SampleMessages.Describe(property.GetValue(w)), Read: SampleMessages.Describe(property.GetValue(r)))).ToList();
            if (OfAllKinds.Contains(property.Name))
                values.ShouldAllBe(value => value.Read == value.Written);
            else
                values.ShouldContain(value => value.Read == value.Written, $"no kind of event has its {property.Name}");
        }
    }

    [Fact]
    public void Should_send_nothing_as_json()
    {
        var stranger = new RelayCommandsOfNobody("secret");

        Should.Throw<Exception>(() => Sys.Serialization.FindSerializerFor(stranger).ToBinary(stranger)).Message.ShouldContain("must not leave this node");
        Should.Throw<Exception>(() => Sys.Serialization.Deserialize([], serializerId: 1, manifest: "System.String")).Message.ShouldContain("nodes send no JSON");
    }

    private static Nickname WhoDid(object? e) => e switch
    {
        null or RoomEvent.LeftTogether { Who.Count: 0 } => Names.Alice,
        RoomEvent.LeftTogether together => together.Who[0],
        _ => (Nickname)SampleMessages.PropertiesOf(e.GetType()).First(property => property.PropertyType == typeof(Nickname)).GetValue(e)!,
    };

    private void ShouldReadAll(SampleMessages samples, IEnumerable<Type> types)
    {
        foreach (var type in types)
            ShouldRead(samples.Of(type));
    }

    private void ShouldRead(object message) => SampleMessages.Describe(Through(message)).ShouldBe(SampleMessages.Describe(message));

    private T Through<T>(T message)
        where T : notnull
    {
        var serializer = Sys.Serialization.FindSerializerFor(message);
        return (T)Sys.Serialization.Deserialize(serializer.ToBinary(message), serializer.Identifier, Akka.Serialization.Serialization.ManifestFor(serializer, message));
    }

    private sealed record RelayCommandsOfNobody(string Text);
}
