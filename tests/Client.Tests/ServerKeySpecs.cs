using AkkaChat.Client.Session;
using AkkaChat.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace AkkaChat.Client.Tests;

public sealed class ServerKeySpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkachat-").FullName;

    private string KeyFile => Path.Combine(_folder, "keys", "localhost_9999.pem");

    [Fact]
    public void Should_keep_a_key_that_only_its_owner_can_read()
    {
        var key = new ServerKey(KeyFile).FindOrCreate();

        new ServerKey(KeyFile).FindOrCreate().ShouldBe(key);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var proof = new ServerKey(KeyFile).Sign("room", "challenge").ShouldNotBeNull();
        LoginKey.Verifies(key, "room", "challenge", proof.Signature).ShouldBeTrue();
    }

    [Fact]
    public void Should_have_one_key_for_all_nodes_in_whatever_order_they_are_given()
    {
        var other = Path.Combine(_folder, "keys", "other_9999.pem");

        var key = new ServerKey(KeyFile, other).FindOrCreate();

        new ServerKey(other, KeyFile).FindOrCreate().ShouldBe(key);
        new ServerKey(other, KeyFile).Sign("room", "challenge").ShouldNotBeNull().Key.ShouldBe(key);
        File.Exists(other).ShouldBeFalse();
    }

    [Fact]
    public void Should_answer_a_challenge_when_there_is_a_key_and_only_then()
    {
        var session = new ClientSession("alice", new FakeTimeProvider(), key: new ServerKey(KeyFile));
        session.StartConnection();
        session.Receive(new Incoming.Line("@session=t;room=r;grace=30 "));

        session.Receive(new Incoming.Line("@challenge=c1 "));
        session.Send(Outgoing.Challenged.Instance).ShouldBeEmpty();

        new ServerKey(KeyFile).FindOrCreate();
        session.Receive(new Incoming.Line("@challenge=c2 "));
        TaggedLine.TryParse(session.Send(Outgoing.Challenged.Instance).Single().Line, out var tagged).ShouldBeTrue();
        TaggedClientLine.TryParse(tagged!, out var line).ShouldBeTrue();
        var proof = line.ShouldBeOfType<TaggedClientLine.Proof>();
        LoginKey.Verifies(proof.Key, "r", "c2", proof.Signature).ShouldBeTrue();
        session.Send(Outgoing.Challenged.Instance).ShouldBeEmpty();
    }

    [Fact]
    public void Should_say_in_one_line_that_a_key_cannot_be_kept()
    {
        File.WriteAllText(Path.Combine(_folder, "keys"), "");

        Should.Throw<ClientException>(() => new ServerKey(KeyFile).FindOrCreate()).Message.ShouldStartWith($"cannot keep a key in {KeyFile}: ");
    }

    [Theory]
    [InlineData("/login correct horse", "/login *************")]
    [InlineData("  /passwd pass", "  /passwd ****")]
    [InlineData("/register", "/register")]
    [InlineData("/me login x", "/me login x")]
    public void Should_show_no_password(string line, string shown) => CommandNames.Hide(line).ShouldBe(shown);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
