using System.Security.Cryptography;
using System.Text;

namespace AkkaChat.Server.Rooms;

/// <summary>Identifies a resumable client in the log: a hash of its token, because whoever reads the log must not be able to resume its session.</summary>
/// <param name="Hash">32 hexadecimal digits.</param>
internal readonly record struct ClientKey(string Hash)
{
    private const int Bytes = 16;

    /// <summary>The key of the client with this token.</summary>
    public static ClientKey Of(string token) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, Bytes)));
}
