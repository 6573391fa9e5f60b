namespace AkkaChat.Client.Tests;

/// <summary>Settings for the tests.</summary>
internal static class TestSettings
{
    /// <summary>What hocon/client.conf says.</summary>
    public static readonly ClientSettings Defaults = new(
        "127.0.0.1",
        9999,
        Nickname: null,
        Bell: true,
        GreetingTimeout: TimeSpan.FromSeconds(10),
        NicknameTimeout: TimeSpan.FromSeconds(35),
        ReconnectTimeout: TimeSpan.FromSeconds(60),
        new ReconnectBackoff(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(15)));
}
