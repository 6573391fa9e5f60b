using System.Net;
using System.Net.Sockets;
using AkkaChat.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Doors;

/// <summary>Makes applications of ASP.NET Core with nothing but Kestrel. They read no files and no environment, and handle no signals.</summary>
internal static class KestrelApp
{
    /// <summary>Begins one.</summary>
    /// <param name="configure">Says where it listens.</param>
    public static WebApplicationBuilder Create(Action<KestrelServerOptions> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            configure(kestrel);
        });
        return builder;
    }

    /// <summary>The address to listen on.</summary>
    /// <param name="door">The address or name in the settings.</param>
    /// <param name="option">The option of the command line that says so.</param>
    /// <exception cref="DoorException">There is no such name.</exception>
    public static async Task<IPEndPoint> ResolveAsync(DoorAddress door, string option)
    {
        if (IPAddress.TryParse(door.Host, out var address))
            return new IPEndPoint(address, door.Port);
        try
        {
            return new IPEndPoint((await Dns.GetHostAddressesAsync(door.Host))[0], door.Port);
        }
        catch (SocketException e)
        {
            throw new DoorException(door, option, e);
        }
    }
}
