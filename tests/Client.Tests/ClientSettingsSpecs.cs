using AkkaChat.Settings;

namespace AkkaChat.Client.Tests;

public sealed class ClientSettingsSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkachat-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Should_have_the_defaults_of_the_file() =>
        ClientSettings.Load(usersFile: "/nowhere/client.conf", file: null).ShouldBe(TestSettings.Defaults);

    [Fact]
    public void Should_put_the_users_file_over_them_and_a_file_for_this_time_over_that()
    {
        var users = Write("users.conf", "akkachat.client { port = 7, nickname = zoe, bell = off }");
        var own = Write("own.conf", "akkachat.client { port = 8, reconnect-timeout = 1h }");

        var settings = ClientSettings.Load(users, own);

        settings.Nickname.ShouldNotBeNull().Text.ShouldBe("zoe");
        settings.ShouldBe(TestSettings.Defaults with { Port = 8, Nickname = settings.Nickname, Bell = false, ReconnectTimeout = TimeSpan.FromHours(1) });
    }

    [Theory]
    [InlineData("port = 70000", "port is \"70000\": use a whole number from 1 to 65535")]
    [InlineData("port = 0", "port is \"0\": use a whole number from 1 to 65535")]
    [InlineData("bell = perhaps", "bell is \"perhaps\": use on or off")]
    [InlineData("reconnect-timeout = soon", "reconnect-timeout is \"soon\": use a time from 0s to 86400s")]
    [InlineData("nickname = \"a b\"", "nickname is \"a b\": the nickname \"a b\" holds a space")]
    [InlineData("retry { min-backoff = 1m, max-backoff = 1s }", "retry.max-backoff is \"1s\": use a time from 60s to 3600s")]
    [InlineData("retry { min-backoff = 1m }", "retry.max-backoff is \"15s\": use a time from 60s to 3600s")]
    [InlineData("nick = zoe", "nick is not a setting: did you mean akkachat.client.nickname?")]
    [InlineData("patience = 60s", "patience was renamed: use akkachat.client.reconnect-timeout")]
    [InlineData("retry { first = 1s }", "retry.first was renamed: use akkachat.client.retry.min-backoff")]
    [InlineData("retry.longest = 1m", "retry.longest was renamed: use akkachat.client.retry.max-backoff")]
    public void Should_say_what_is_wrong_and_where(string hocon, string message)
    {
        var file = Write("users.conf", $"\nakkachat.client.{hocon}");

        var mistake = Should.Throw<SettingsException>(() => ClientSettings.Load(file, file: null)).Message;

        mistake.ShouldStartWith(file);
        mistake.ShouldContain($": akkachat.client.{message}");
    }

    private string Write(string name, string hocon)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, hocon);
        return file;
    }
}
