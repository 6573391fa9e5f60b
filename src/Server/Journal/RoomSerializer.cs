using Akka.Actor;
using Akka.Serialization;
using AkkaChat.Server.Journal.Records;
using Google.Protobuf;

namespace AkkaChat.Server.Journal;

/// <summary>Turns what the room records into bytes, and back: the messages of <c>record.proto</c>.</summary>
internal sealed class RoomSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const string RecordManifest = "r", SnapshotManifest = "s";

    /// <inheritdoc />
    public override int Identifier => 9999_1;

    /// <inheritdoc />
    public override string Manifest(object o) => o is Record ? RecordManifest : SnapshotManifest;

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => ((IMessage)obj).ToByteArray();

    /// <inheritdoc />
    /// <exception cref="InvalidProtocolBufferException">The bytes are no such message.</exception>
    public override object FromBinary(byte[] bytes, string manifest) => manifest switch
    {
        RecordManifest => Record.Parser.ParseFrom(bytes),
        SnapshotManifest => Snapshot.Parser.ParseFrom(bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(manifest), manifest, "a newer version of the server wrote this"),
    };
}
