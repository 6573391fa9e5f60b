using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using AkkaChat.Server.Rooms;
using Google.Protobuf;

namespace AkkaChat.Server.Cluster;

/// <summary>Everything of ours that passes between nodes, as protobuf: <c>wire.proto</c>.</summary>
internal sealed class NodeSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const string Hello = "hello", Welcome = "welcome", Accepts = "accepts", Subscribe = "subscribe", Unsubscribe = "unsubscribe", Read = "read", Apply = "apply",
        CountMembers = "count", Subscribed = "subscribed", Unsubscribed = "unsubscribed", Batch = "batch";

    /// <summary>The types that it serializes.</summary>
    public static readonly IReadOnlyList<Type> Types =
    [
        typeof(NodeMessages.Hello), typeof(NodeMessages.Welcome), typeof(NodeMessages.Accepts), typeof(RoomCommands.Subscribe), typeof(RoomCommands.Unsubscribe), typeof(RoomCommands.Read),
        typeof(RoomCommands.Apply), typeof(RoomCommands.CountMembers), typeof(RoomReplies.Subscribed), typeof(RoomReplies.Unsubscribed), typeof(RoomReplies.Batch),
    ];

    /// <inheritdoc />
    public override int Identifier => 7_301;

    /// <inheritdoc />
    public override string Manifest(object o) => o switch
    {
        RoomCommands.Apply => Apply,
        RoomCommands.Read => Read,
        RoomReplies.Batch => Batch,
        RoomCommands.Subscribe => Subscribe,
        RoomReplies.Subscribed => Subscribed,
        RoomCommands.Unsubscribe => Unsubscribe,
        RoomReplies.Unsubscribed => Unsubscribed,
        RoomCommands.CountMembers => CountMembers,
        NodeMessages.Hello => Hello,
        NodeMessages.Welcome => Welcome,
        NodeMessages.Accepts => Accepts,
        _ => throw Unknown($"{o.GetType()}"),
    };

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => ToMessage(obj).ToByteArray();

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest) => manifest switch
    {
        Apply => CommandMapping.ToApply(Wire.Apply.Parser.ParseFrom(bytes)),
        Read => Wire.Read.Parser.ParseFrom(bytes) is var read ? new RoomCommands.Read(read.Relay, read.After, read.Answered) : null!,
        Batch => ReplyMapping.ToBatch(Wire.Batch.Parser.ParseFrom(bytes)),
        Subscribe => Wire.Subscribe.Parser.ParseFrom(bytes) is var subscribe ? new RoomCommands.Subscribe(subscribe.Relay, subscribe.Place) : null!,
        Subscribed => ReplyMapping.ToSubscribed(Wire.Subscribed.Parser.ParseFrom(bytes)),
        Unsubscribe => new RoomCommands.Unsubscribe(Wire.Unsubscribe.Parser.ParseFrom(bytes).Relay),
        Unsubscribed => RoomReplies.Unsubscribed.Instance,
        CountMembers => RoomCommands.CountMembers.Instance,
        Hello => Wire.Hello.Parser.ParseFrom(bytes) is var hello ? new NodeMessages.Hello(hello.Version, Convert.ToHexStringLower(hello.Proof.Span), hello.Log, hello.Node) : null!,
        Welcome => Wire.Welcome.Parser.ParseFrom(bytes) is var welcome ? new NodeMessages.Welcome(welcome.Joined, welcome.Refusal) : null!,
        Accepts => Wire.Accepts.Parser.ParseFrom(bytes) is var accepts ? new NodeMessages.Accepts(accepts.Node, accepts.Plain, accepts.Tls) : null!,
        _ => throw Unknown(manifest),
    };

    private static IMessage ToMessage(object obj) => obj switch
    {
        RoomCommands.Apply apply => CommandMapping.ToMessage(apply),
        RoomCommands.Read read => new Wire.Read { Relay = read.Relay, After = read.After, Answered = read.Answered },
        RoomReplies.Batch batch => ReplyMapping.ToMessage(batch),
        RoomCommands.Subscribe subscribe => new Wire.Subscribe { Relay = subscribe.Relay, Place = subscribe.Place },
        RoomReplies.Subscribed subscribed => ReplyMapping.ToMessage(subscribed),
        RoomCommands.Unsubscribe unsubscribe => new Wire.Unsubscribe { Relay = unsubscribe.Relay },
        RoomCommands.CountMembers or RoomReplies.Unsubscribed => new Wire.Nothing(),
        NodeMessages.Hello hello => new Wire.Hello { Version = hello.Version, Proof = ByteString.CopyFrom(Convert.FromHexString(hello.Proof)), Log = hello.Log, Node = hello.Node },
        NodeMessages.Welcome welcome => new Wire.Welcome { Joined = welcome.HasJoined, Refusal = welcome.Refusal },
        NodeMessages.Accepts accepts => new Wire.Accepts { Node = accepts.Node, Plain = accepts.Plain, Tls = accepts.Tls },
        _ => throw Unknown($"{obj.GetType()}"),
    };

    private static SerializationException Unknown(string what) => new($"{what} is nothing that nodes send");
}
