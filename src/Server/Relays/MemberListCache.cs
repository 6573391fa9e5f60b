using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <summary>Keeps the encoded list of members, which is long in a large room, for each format and language until the room has another list.</summary>
internal sealed class MemberListCache
{
    private readonly Dictionary<LineForm, EncodedLines> _encoded = [];
    private RoomAnswer.Members? _members;

    /// <summary>The encoded list.</summary>
    /// <param name="form">The reader's format and language.</param>
    /// <param name="members">The members: another object whenever they have changed.</param>
    public EncodedLines For(LineForm form, RoomAnswer.Members members)
    {
        if (!ReferenceEquals(members, _members))
            _encoded.Clear();
        _members = members;
        if (!_encoded.TryGetValue(form, out var lines))
            _encoded[form] = lines = MemberList.Encode(form, members.Nicknames, members.Notes);
        return lines;
    }
}
