"""Where the exercises' facts come from, each named once."""

ARTICLE = "Gasnick K, PT, DPT: exercises for chondromalacia patella (our source article)"
PROPOSAL = "our proposal: needs a physiotherapist's sign-off"
TECHNIQUE = "usual physiotherapy technique, from memory of the literature: check before quoting"
POWERS_2014 = "Powers CM et al. 2014, J Orthop Sports Phys Ther 44(5):320-327, doi:10.2519/jospt.2014.4936"
BIOMECHANICS_2002 = "Brechter JH & Powers CM 2002, Gait Posture 16:115-123, doi:10.1016/S0966-6362(02)00090-5"
HIP_EMG = "review of gluteal EMG, PMC4004121; Distefano LJ et al. 2009, J Orthop Sports Phys Ther 39:532-540"
SELKOWITZ_2013 = "Selkowitz DM et al. 2013, J Orthop Sports Phys Ther 43:54-64"
KERNOZEK_2018 = "Kernozek TW et al. 2018, J Sport Rehabil 27:237"
CAMERA_ERROR = (
    "single-camera BlazePose knee angle: mean absolute error 7.07 degrees, JMIR preprint 102399 (not peer reviewed)"
)
GUIDELINE_2019 = (
    "Willy RW et al. 2019, J Orthop Sports Phys Ther 49(9):CPG1-CPG95, doi:10.2519/jospt.2019.0302 "
    "(contents from memory of the literature: check before quoting)"
)
