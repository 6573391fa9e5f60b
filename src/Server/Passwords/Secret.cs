namespace AkkaChat.Server.Passwords;

/// <summary>A password that somebody typed. It never gets into a log by being part of a message.</summary>
/// <param name="value">The password.</param>
internal readonly struct Secret(string value)
{
    /// <summary>The password.</summary>
    public string Value { get; } = value;

    /// <inheritdoc />
    public override string ToString() => "(a password)";
}
