"""One folder a section; see `keiway.dossier.section`."""
