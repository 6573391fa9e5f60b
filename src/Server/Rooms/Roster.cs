using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Rooms;

/// <summary>The list of who is here. In a large room it is long, so it is encoded once for each line ending until somebody comes, goes or changes names.</summary>
internal sealed class Roster
{
    private readonly Dictionary<WireFormat, EncodedLines> _encoded = [];
    private IReadOnlyList<Nickname> _members = [];

    /// <summary>The list.</summary>
    /// <param name="ending">The ending that the reader uses.</param>
    /// <param name="members">Who is here: another object whenever that has changed.</param>
    public EncodedLines For(WireFormat ending, IReadOnlyList<Nickname> members)
    {
        if (!ReferenceEquals(members, _members))
            _encoded.Clear();
        _members = members;
        if (!_encoded.TryGetValue(ending, out var lines))
            _encoded[ending] = lines = MemberList.Encode(ending, members);
        return lines;
    }
}
