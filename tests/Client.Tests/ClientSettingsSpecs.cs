namespace AkkaChat.Client.Tests;

public sealed class ClientSettingsSpecs : IDisposable
{
    private readonly string _file = Path.Combine(AppContext.BaseDirectory, "client.conf");
    private readonly string _users = Path.GetTempFileName();

    [Fact]
    public void Should_have_the_defaults_of_the_file() =>
        ClientSettings.Read(_file, "/nowhere/client.conf").ShouldBe(new ClientSettings("127.0.0.1", 9999, null, Bell: true, TimeSpan.FromSeconds(60), RetryPauses.Default));

    [Fact]
    public void Should_put_the_users_file_over_it()
    {
        File.WriteAllText(_users, "akkachat.client { port = 7, nickname = zoe, bell = off }");
        ClientSettings.Read(_file, _users).ShouldBe(new ClientSettings("127.0.0.1", 7, "zoe", Bell: false, TimeSpan.FromSeconds(60), RetryPauses.Default));
    }

    [Theory]
    [InlineData("akkachat.client.port = 70000", "port")]
    [InlineData("akkachat.client.bell = perhaps", "bell")]
    [InlineData("akkachat.client.patience = soon", "patience")]
    public void Should_say_what_is_wrong(string text, string part)
    {
        File.WriteAllText(_users, text);
        Should.Throw<ClientException>(() => ClientSettings.Read(_file, _users)).Message.ShouldContain(part);
    }

    public void Dispose() => File.Delete(_users);
}
