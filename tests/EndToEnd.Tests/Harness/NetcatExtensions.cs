namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>Members that use <c>nc</c>.</summary>
internal static class NetcatExtensions
{
    /// <summary>Connects, and types a nickname.</summary>
    public static async Task<RunningProgram> ConnectNetcatAsync(this ServerNode server, string nickname, string from = "127.0.0.1")
    {
        var member = RunningProgram.Start(nickname, "nc", "-s", from, "127.0.0.1", $"{server.Port}");
        await member.TypeAsync(nickname);
        return member;
    }

    /// <summary>Joins.</summary>
    public static async Task<RunningProgram> JoinNetcatAsync(this ServerNode server, string nickname, string from = "127.0.0.1")
    {
        var member = await server.ConnectNetcatAsync(nickname, from);
        await member.Output.ExpectAsync("* /help lists the commands, /q leaves");
        return member;
    }

    /// <summary>Types a line, and gets these answers.</summary>
    public static async Task SaysAsync(this RunningProgram member, string line, params string[] answers)
    {
        await member.TypeAsync(line);
        foreach (var answer in answers)
            await member.Output.ExpectAsync(answer);
    }
}
