using System.Globalization;
using System.Security.Cryptography;

namespace AkkaChat.Server.Passwords;

/// <summary>
/// A password's hash, with a salt of its own: PBKDF2 with HMAC-SHA-256. Checking takes a large part of a second on purpose, so it must not
/// run on the thread of the actors.
/// </summary>
internal sealed class PasswordHash
{
    /// <summary>The fewest characters of a password.</summary>
    public const int MinLength = 8;

    // What OWASP recommends for this function.
    private const int DefaultIterations = 600_000;
    private const int SaltBytes = 16, HashBytes = 32, MaxIterations = 100_000_000;
    private const string Scheme = "pbkdf2-sha256";

    private readonly int _iterations;
    private readonly byte[] _salt;
    private readonly byte[] _hash;

    private PasswordHash(int iterations, byte[] salt, byte[] hash)
    {
        _iterations = iterations;
        _salt = salt;
        _hash = hash;
    }

    /// <summary>Hashes a password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="iterations">How much work a check is.</param>
    public static PasswordHash Of(string password, int iterations = DefaultIterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new PasswordHash(iterations, salt, Derive(password, salt, iterations));
    }

    /// <summary>Parses what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static PasswordHash Parse(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 4 || parts[0] != Scheme || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)
            || iterations is < 1 or > MaxIterations || !IsHex(parts[2], SaltBytes) || !IsHex(parts[3], HashBytes))
            throw new FormatException("use what AkkaChat.Server hash-password prints");
        return new PasswordHash(iterations, Convert.FromHexString(parts[2]), Convert.FromHexString(parts[3]));
    }

    /// <summary>Whether this is the password; takes the same time for every wrong one.</summary>
    public bool Matches(Secret password) => CryptographicOperations.FixedTimeEquals(_hash, Derive(password.Value, _salt, _iterations));

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme}.{_iterations}.{Convert.ToHexStringLower(_salt)}.{Convert.ToHexStringLower(_hash)}");

    private static bool IsHex(string text, int bytes) => text.Length == 2 * bytes && text.All(char.IsAsciiHexDigit);

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
