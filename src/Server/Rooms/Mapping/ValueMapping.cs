using AkkaChat.Server.Journal.Records;
using AkkaChat.Server.Rooms.Messages;
using Google.Protobuf;

namespace AkkaChat.Server.Rooms.Mapping;

/// <summary>Values that records, snapshots and messages between nodes have in common, and back.</summary>
internal static class ValueMapping
{
    /// <summary>Writes where a member is served.</summary>
    public static Member ToMember(Placement placement) => new()
    {
        Relay = placement.Relay,
        Client = ToBytes(placement.Client),
        Program = placement.IsProgram,
        Code = ToBytes(placement.Code),
        UsedCode = ToBytes(placement.UsedCode),
    };

    /// <summary>Reads where a member is served.</summary>
    public static Placement ToPlacement(Member member) => new(member.Relay, ToOptionalHash(member.Client))
    {
        IsProgram = member.Program,
        Code = ToOptionalHash(member.Code),
        UsedCode = ToOptionalHash(member.UsedCode),
    };

    /// <summary>Reads the addresses of a ban; null for none.</summary>
    public static AddressRange? ToAddresses(string text) => text.Length == 0 ? null : new AddressRange(text);

    /// <summary>Writes a hash.</summary>
    public static ByteString ToBytes(SecretHash hash) => ByteString.CopyFrom(Convert.FromHexString(hash.Hex));

    /// <summary>Writes a hash that may be none.</summary>
    public static ByteString ToBytes(SecretHash? hash) => hash is { } some ? ToBytes(some) : ByteString.Empty;

    /// <summary>Reads a hash that may be none.</summary>
    public static SecretHash? ToOptionalHash(ByteString bytes) => bytes.IsEmpty ? null : ToHash(bytes);

    /// <summary>Reads a hash.</summary>
    public static SecretHash ToHash(ByteString bytes) => new(Convert.ToHexStringLower(bytes.Span));
}
