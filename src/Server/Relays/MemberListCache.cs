using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <summary>Keeps the encoded list of members, which is long in a large room, for each format until the room has another list.</summary>
internal sealed class MemberListCache
{
    private readonly Dictionary<WireFormat, EncodedLines> _encoded = [];
    private RoomAnswer.Members? _members;

    /// <summary>The encoded list.</summary>
    /// <param name="format">The reader's format.</param>
    /// <param name="members">The members: another object whenever they have changed.</param>
    public EncodedLines For(WireFormat format, RoomAnswer.Members members)
    {
        if (!ReferenceEquals(members, _members))
            _encoded.Clear();
        _members = members;
        if (!_encoded.TryGetValue(format, out var lines))
            _encoded[format] = lines = MemberList.Encode(format, members.Nicknames, members.Notes);
        return lines;
    }
}
