using System.Net;
using System.Net.Sockets;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>The packages, made and installed as docs/OPERATING.md says. It takes minutes, and fetches a small Debian: AKKACHAT_PACKAGE_TESTS=1.</summary>
public sealed class PackageSpecs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akkachat");

    public void Dispose() => _folder.Delete(recursive: true);

    [FactWhenAsked("AKKACHAT_PACKAGE_TESTS")]
    public async Task Should_be_installed_as_tools_from_a_folder()
    {
        await RunAsync("dotnet", "pack", Path.Combine(Programs.Root, "src", "Server"), "-c", "Release", "-o", _folder.FullName);
        await RunAsync("dotnet", "pack", Path.Combine(Programs.Root, "src", "Client"), "-c", "Release", "-o", _folder.FullName);
        foreach (var program in (string[])["Server", "Client"])
            await RunAsync("dotnet", "tool", "install", $"AkkaChat.{program}", "--version", "0.2.0", "--tool-path", InFolder("tools"), "--add-source", _folder.FullName);

        await ShouldChatAsync([InFolder("tools/akkachat-server")], [InFolder("tools/akkachat")]);
    }

    [FactWhenAsked("AKKACHAT_PACKAGE_TESTS", "debootstrap", "dpkg-deb", "unshare")]
    public async Task Should_be_installed_in_a_clean_Debian()
    {
        await RunAsync(Path.Combine(Programs.Root, "deploy", "make-deb.sh"), _folder.FullName);
        var root = InFolder("root");
        await RunAsync("debootstrap", "--variant=minbase", "--include=libssl3", "bookworm", root);
        var package = Directory.EnumerateFiles(_folder.FullName, "*.deb").ShouldHaveSingleItem();
        File.Copy(package, Path.Combine(root, "akkachat.deb"));

        string[] inRoot = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "--root", root]; // .NET reads /proc

        await RunAsync([.. inRoot, "dpkg", "-i", "/akkachat.deb"]);

        await RunAsync([.. inRoot, "akkachat-server", "check-config", "--config", "/etc/akkachat/server.conf"]);
        await ShouldChatAsync([.. inRoot, "akkachat-server"], [Programs.ClientFile]);
        await RunAsync([.. inRoot, "dpkg", "--purge", "akkachat"]);
        Directory.Exists(Path.Combine(root, "usr", "lib", "akkachat")).ShouldBeFalse();
    }

    private static async Task ShouldChatAsync(IEnumerable<string> serverProgram, IEnumerable<string> clientProgram)
    {
        var port = FreePort();
        await using var server = RunningProgram.Start("the server", [.. serverProgram, "--port", $"{port}", "--log", "memory"]);
        await server.Output.ExpectPartAsync("listening on ");
        await using var alice = RunningProgram.Start("nc", Programs.Netcat(port));
        await alice.TypeAsync("alice");
        await alice.Output.ExpectAsync("* /help lists the commands, /q leaves");

        await using var client = RunningProgram.Start("the client", [.. clientProgram, "--port", $"{port}", "--nick", "bob", "--say", "hello"]);
        (await client.ExitAsync()).ShouldBe(0, $"{client.Errors}");

        await alice.Output.ExpectAsync("bob: hello");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(params string[] command)
    {
        await using var program = RunningProgram.Start(command[0], command);
        (await program.ExitAsync(TimeSpan.FromMinutes(3))).ShouldBe(0, $"{program.Output}{program.Errors}");
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);
}
