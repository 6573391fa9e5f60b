using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using AkkaChat.Server.Rooms.Messages;
using Google.Protobuf;

namespace AkkaChat.Server.Cluster;

/// <summary>Everything of ours that passes between nodes, as protobuf: <c>wire.proto</c>.</summary>
internal sealed class NodeSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const string JoinRequest = "join-request", JoinAnswer = "join-answer", Accepts = "accepts";
    private const string Subscribe = "subscribe", Unsubscribe = "unsubscribe", Read = "read", Apply = "apply", ApplyAll = "apply-all", CountMembers = "count";
    private const string Subscribed = "subscribed", Unsubscribed = "unsubscribed", Batch = "batch";

    /// <summary>All types that cross from node to node; a message of another type is refused.</summary>
    public static readonly IReadOnlyList<Type> Types =
    [
        typeof(NodeMessages.JoinRequest), typeof(NodeMessages.JoinAnswer), typeof(NodeMessages.Accepts),
        typeof(RoomCommands.Subscribe), typeof(RoomCommands.Unsubscribe), typeof(RoomCommands.Read),
        typeof(RoomCommands.Apply), typeof(RoomCommands.ApplyAll), typeof(RoomCommands.CountMembers),
        typeof(RoomReplies.Subscribed), typeof(RoomReplies.Unsubscribed), typeof(RoomReplies.Batch),
    ];

    /// <inheritdoc />
    public override int Identifier => 7_301;

    /// <inheritdoc />
    public override string Manifest(object o) => o switch
    {
        RoomCommands.ApplyAll => ApplyAll,
        RoomCommands.Apply => Apply,
        RoomCommands.Read => Read,
        RoomReplies.Batch => Batch,
        RoomCommands.Subscribe => Subscribe,
        RoomReplies.Subscribed => Subscribed,
        RoomCommands.Unsubscribe => Unsubscribe,
        RoomReplies.Unsubscribed => Unsubscribed,
        RoomCommands.CountMembers => CountMembers,
        NodeMessages.JoinRequest => JoinRequest,
        NodeMessages.JoinAnswer => JoinAnswer,
        NodeMessages.Accepts => Accepts,
        _ => throw Unknown($"{o.GetType()}"),
    };

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => ToMessage(obj).ToByteArray();

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest) => manifest switch
    {
        ApplyAll => new RoomCommands.ApplyAll([.. Wire.ApplyAll.Parser.ParseFrom(bytes).Commands.Select(CommandMapping.ToApply)]),
        Apply => CommandMapping.ToApply(Wire.Apply.Parser.ParseFrom(bytes)),
        Read => CommandMapping.ToRead(Wire.Read.Parser.ParseFrom(bytes)),
        Batch => ReplyMapping.ToBatch(Wire.Batch.Parser.ParseFrom(bytes)),
        Subscribe => Wire.Subscribe.Parser.ParseFrom(bytes) is var subscribe ? new RoomCommands.Subscribe(subscribe.Relay, subscribe.Name) : null!,
        Subscribed => ReplyMapping.ToSubscribed(Wire.Subscribed.Parser.ParseFrom(bytes)),
        Unsubscribe => new RoomCommands.Unsubscribe(Wire.Unsubscribe.Parser.ParseFrom(bytes).Relay),
        Unsubscribed => RoomReplies.Unsubscribed.Instance,
        CountMembers => RoomCommands.CountMembers.Instance,
        JoinRequest => ToJoinRequest(Wire.JoinRequest.Parser.ParseFrom(bytes)),
        JoinAnswer => Wire.JoinAnswer.Parser.ParseFrom(bytes) is var answer ? new NodeMessages.JoinAnswer(answer.Joined, answer.Refusal) : null!,
        Accepts => Wire.Accepts.Parser.ParseFrom(bytes) is var accepts ? new NodeMessages.Accepts(accepts.Node, accepts.Plain, accepts.Tls) : null!,
        _ => throw Unknown(manifest),
    };

    private static IMessage ToMessage(object obj) => obj switch
    {
        RoomCommands.ApplyAll all => new Wire.ApplyAll { Commands = { all.Commands.Select(CommandMapping.ToMessage) } },
        RoomCommands.Apply apply => CommandMapping.ToMessage(apply),
        RoomCommands.Read read => CommandMapping.ToMessage(read),
        RoomReplies.Batch batch => ReplyMapping.ToMessage(batch),
        RoomCommands.Subscribe subscribe => new Wire.Subscribe { Relay = subscribe.Relay, Name = subscribe.Name },
        RoomReplies.Subscribed subscribed => ReplyMapping.ToMessage(subscribed),
        RoomCommands.Unsubscribe unsubscribe => new Wire.Unsubscribe { Relay = unsubscribe.Relay },
        RoomCommands.CountMembers or RoomReplies.Unsubscribed => new Wire.Nothing(),
        NodeMessages.JoinRequest request => ToMessage(request),
        NodeMessages.JoinAnswer answer => new Wire.JoinAnswer { Joined = answer.HasJoined, Refusal = answer.Refusal },
        NodeMessages.Accepts accepts => new Wire.Accepts { Node = accepts.Node, Plain = accepts.Plain, Tls = accepts.Tls },
        _ => throw Unknown($"{obj.GetType()}"),
    };

    private static NodeMessages.JoinRequest ToJoinRequest(Wire.JoinRequest request) =>
        new(request.Version, Convert.ToHexStringLower(request.Proof.Span), request.Log, request.Node);

    private static Wire.JoinRequest ToMessage(NodeMessages.JoinRequest request) => new()
    {
        Version = request.Version,
        Proof = ByteString.CopyFrom(Convert.FromHexString(request.Proof)),
        Log = request.Log,
        Node = request.Node,
    };

    private static SerializationException Unknown(string what) => new($"{what} is nothing that nodes send");
}
