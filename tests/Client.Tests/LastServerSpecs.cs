namespace AkkaChat.Client.Tests;

/// <summary>Which of several servers worked last.</summary>
public sealed class LastServerSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akkachat-last-");

    private LastServer Last => new(Path.Combine(_folder.FullName, "state", "last-server"));

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Should_begin_with_the_one_that_worked_last()
    {
        var before = NewList("a", "b", "c");
        before.Next();
        before.Next();
        before.NoteWorking();

        var servers = NewList("a", "b", "c");
        servers.Current.ShouldBe(("b", 1));
        servers.Next().ShouldBe(("b", 1));
        servers.Next().ShouldBe(("c", 1));
        servers.HasTriedAll.ShouldBeFalse();
        servers.Next().ShouldBe(("a", 1));
        servers.HasTriedAll.ShouldBeTrue();
        servers.First.ShouldBe(("a", 1));
    }

    [Fact]
    public void Should_remember_for_each_list_of_servers_which_it_was_in_the_end()
    {
        foreach (var server in (string[])["b:1", "c:1", "b:1"])
            Last.Put("a:1,b:1,c:1", server);
        Last.Put("a:1,b:1", "a:1");

        Last.Find("a:1,b:1,c:1").ShouldBe("b:1");
        Last.Find("a:1,b:1").ShouldBe("a:1");
        Last.Find("a:1").ShouldBeNull();
    }

    [Fact]
    public void Should_begin_with_the_first_when_the_remembered_one_is_none_of_them()
    {
        Last.Put("a:1,b:1", "x:1");

        NewList("a", "b").Next().ShouldBe(("a", 1));
    }

    [Fact]
    public void Should_not_remember_a_node_that_only_a_server_named()
    {
        var before = NewList("a", "b");
        before.Next();
        before.Next("c:1");
        before.Next("c:1").ShouldBe(("c", 1));
        before.NoteWorking();

        NewList("a", "b").Next().ShouldBe(("a", 1));
    }

    [Fact]
    public void Should_go_without_a_file_that_cannot_be_used()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "state", "last-server"));

        var servers = NewList("a", "b");
        servers.Next();
        servers.NoteWorking();

        servers.Current.ShouldBe(("a", 1));
    }

    private ServerList NewList(params IEnumerable<string> hosts)
    {
        var servers = new ServerList([.. hosts.Select(host => (host, 1))]);
        servers.Remember(Last);
        return servers;
    }
}
