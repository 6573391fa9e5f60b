using System.Security.Cryptography;
using System.Text;

namespace AkkaChat.Server.Rooms.Messages;

/// <summary>
/// Identifies a resumable client in the log by a hash of its token, or a member by a hash of its rejoin code: whoever reads the log must be able
/// to use neither.
/// </summary>
/// <param name="Hash">32 hexadecimal digits.</param>
internal readonly record struct ClientKey(string Hash)
{
    private const int Bytes = 16;

    /// <summary>The key of a token or a code.</summary>
    public static ClientKey Of(string secret) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, Bytes)));
}
